import type { Readable } from 'node:stream';
import { open } from 'node:fs/promises';
import { and, asc, eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { spendTry } from '#app/platform/limits.server.ts';
import type { Reader } from '#db/database.ts';
import { roomEvents, roomHands, roomSlides } from '#db/schema/rooms.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '../accounts/permissions.ts';
import { coverType } from '../catalogue/cover-type.ts';
import { appendEventsIn, changeRoom, restrictionIn } from './events.server.ts';
import { CaptionInput, HandInput, SlideWords } from './schemas.ts';
import type { Seat } from './seat.ts';
import { TALK } from './talk.server.ts';

const SLIDE_BYTES = 3_000_000;
const MAX_SLIDES = 200;

const slidesOf = (read: Reader, roomId: string) =>
  read
    .select({ number: roomSlides.number, hash: roomSlides.fileHash, words: roomSlides.words })
    .from(roomSlides)
    .where(eq(roomSlides.roomId, roomId))
    .orderBy(asc(roomSlides.number));

export const listSlides = (ctx: Ctx, seat: Seat) => {
  mustBeAllowed(ctx, seat.staff);
  return slidesOf(ctx.db.read, seat.roomId);
};

/**
 * Adds a slide at the end and answers its number: PNG, JPEG or WebP by its first letters. Its words come with
 * `describeSlide`. Throws `not_a_picture`, `too_large`, `too_many_slides`.
 */
export async function addSlide(ctx: Ctx, seat: Seat, stream: Readable): Promise<number> {
  mustBeAllowed(ctx, seat.staff);
  const staging = ctx.files.stage();
  try {
    const { hash, path } = await staging.put(stream, SLIDE_BYTES);
    const file = await open(path);
    const type = coverType((await file.read(new Uint8Array(16), 0, 16, 0)).buffer);
    await file.close();
    if (!type) throw new DomainError('not_a_picture');
    await staging.keep();
    const id = newId();
    return await changeRoom(ctx, seat.roomId, async (tx) => {
      const known = await slidesOf(tx, seat.roomId);
      if (known.length >= MAX_SLIDES) throw new DomainError('too_many_slides', { count: MAX_SLIDES });
      const number = (known.at(-1)?.number ?? 0) + 1;
      await tx.insert(roomSlides).values({
        id,
        roomId: seat.roomId,
        number,
        fileHash: hash,
        fileType: type,
        words: '',
        createdAt: ctx.now,
      });
      const slides = [...known, { number, hash, words: '' }];
      await appendEventsIn(tx, ctx, seat.roomId, [{ kind: 'slides', body: { slides } }]);
      await appendAudit(tx, ctx, 'rooms.slide-added', seat.roomId, { number, hash });
      return number;
    });
  } finally {
    await staging.discard();
  }
}

/** What a slide says, for those who do not see it. */
export async function describeSlide(ctx: Ctx, seat: Seat, number: number, words: unknown): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  const said = SlideWords.parse(words);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const [known] = await tx
      .update(roomSlides)
      .set({ words: said })
      .where(and(eq(roomSlides.roomId, seat.roomId), eq(roomSlides.number, number)))
      .returning();
    if (!known) throw new DomainError('not_found');
    const slides = await slidesOf(tx, seat.roomId);
    await appendEventsIn(tx, ctx, seat.roomId, [{ kind: 'slides', body: { slides } }]);
    await appendAudit(tx, ctx, 'rooms.slide-described', seat.roomId, { number, words: said });
  });
}

export async function removeSlide(ctx: Ctx, seat: Seat, number: number): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const [gone] = await tx
      .delete(roomSlides)
      .where(and(eq(roomSlides.roomId, seat.roomId), eq(roomSlides.number, number)))
      .returning();
    if (!gone) throw new DomainError('not_found');
    const slides = await slidesOf(tx, seat.roomId);
    await appendEventsIn(tx, ctx, seat.roomId, [{ kind: 'slides', body: { slides } }]);
    await appendAudit(tx, ctx, 'rooms.slide-removed', seat.roomId, { number });
  });
}

/** Shows a slide at this moment of the stream; 0: the camera alone. */
export async function showSlide(ctx: Ctx, seat: Seat, number: number): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  const at = and(eq(roomSlides.roomId, seat.roomId), eq(roomSlides.number, number));
  await changeRoom(ctx, seat.roomId, async (tx) => {
    if (number !== 0 && (await tx.$count(roomSlides, at)) === 0) throw new DomainError('not_found');
    await appendEventsIn(tx, ctx, seat.roomId, [
      { kind: 'slide', body: { number: number || null }, mediaAt: ctx.now },
    ]);
  });
}

/** Type of a slide of this room; null for any other file. */
export async function findSlideType(ctx: Ctx, seat: Seat, hash: string): Promise<string | null> {
  const [row] = await ctx.db.read
    .select({ type: roomSlides.fileType })
    .from(roomSlides)
    .where(and(eq(roomSlides.roomId, seat.roomId), eq(roomSlides.fileHash, hash)));
  return row?.type ?? null;
}

/** A line that a person typed or relayed, at this moment of the stream. */
export async function writeCaption(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  const { language, text } = CaptionInput.parse(raw);
  await changeRoom(ctx, seat.roomId, (tx) =>
    appendEventsIn(tx, ctx, seat.roomId, [{ kind: 'caption', body: { language, text }, mediaAt: ctx.now }]),
  );
}

/** Every caption of a room, oldest first: what the draft for its recording is made of. */
export async function listCaptions(
  read: Reader,
  roomId: string,
): Promise<{ language: string; text: string; at: Date }[]> {
  const rows = await read
    .select()
    .from(roomEvents)
    .where(and(eq(roomEvents.roomId, roomId), eq(roomEvents.kind, 'caption')))
    .orderBy(asc(roomEvents.number));
  return rows.map(({ body, mediaAt, at }) => ({
    language: String(body['language']),
    text: String(body['text']),
    at: mediaAt ?? at,
  }));
}

/** Asks to speak, or no longer: staff see the list, in the order of asking. */
export async function raiseHand(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { raised } = HandInput.parse(raw);
  await spendTry(ctx.db, ctx.now, TALK, `${seat.roomId} ${actor.id}`);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const silenced = await restrictionIn(tx, ctx, seat);
    const at = and(eq(roomHands.roomId, seat.roomId), eq(roomHands.personId, actor.id));
    if (raised)
      await tx
        .insert(roomHands)
        .values({ roomId: seat.roomId, personId: actor.id, raisedAt: ctx.now })
        .onConflictDoNothing();
    else await tx.delete(roomHands).where(at);
    await appendEventsIn(tx, ctx, seat.roomId, [
      { kind: 'own-hand', body: { raised }, audience: actor.id },
      ...(silenced
        ? []
        : [{ kind: 'hand', body: { id: actor.opaqueId, raised }, personId: actor.id, audience: 'staff' }]),
    ]);
  });
}
