import type { Readable } from 'node:stream';
import { and, asc, eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { firstBytes } from '#app/platform/first-bytes.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { type Intake, openIntake } from '#app/platform/quotas.server.ts';
import { spendTry } from '#app/platform/limits.server.ts';
import type { Reader } from '#db/database.ts';
import { roomEvents, roomHands, roomSlides } from '#db/schema/rooms.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '../accounts/permissions.ts';
import { ownFiles } from '../accounts/whose-files.ts';
import { coverType } from '../catalogue/cover-type.ts';
import { appendEventsIn, changeRoom, mustTakeMoreIn, restrictionIn } from './events.server.ts';
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

export type StagedSlide = Pick<Intake, 'settle' | 'discard'> & { hash: string; bytes: number; type: string };

/**
 * Takes a picture in: PNG, JPEG or WebP by its first letters. It becomes a slide with `addSlide`; the caller discards what
 * does not. Throws `not_a_picture`, `too_large`, `quota_reached`, `storage_full`.
 */
export async function stageSlide(ctx: Ctx, seat: Seat, stream: Readable): Promise<StagedSlide> {
  mustBeAllowed(ctx, seat.staff);
  const intake = await openIntake(ctx, ownFiles(ctx.actor));
  try {
    const { hash, bytes, path } = await intake.put(stream, SLIDE_BYTES);
    const type = coverType(await firstBytes(path));
    if (!type) throw new DomainError('not_a_picture');
    return { hash, bytes, type, settle: intake.settle, discard: intake.discard };
  } catch (error) {
    await intake.discard();
    throw error;
  }
}

/** Adds a slide at the end, with what it says for those who do not see it; answers its number. Throws `too_many_slides`. */
export async function addSlide(ctx: Ctx, seat: Seat, staged: StagedSlide, words: unknown): Promise<number> {
  mustBeAllowed(ctx, seat.staff);
  const { actor } = ctx;
  const said = SlideWords.parse(words);
  const { hash } = staged;
  const id = newId();
  return staged.settle((deciding) => {
    const write = deciding(async (tx) => {
      const known = await slidesOf(tx, seat.roomId);
      if (known.length >= MAX_SLIDES) throw new DomainError('too_many_slides', { count: MAX_SLIDES });
      const number = (known.at(-1)?.number ?? 0) + 1;
      await tx.insert(roomSlides).values({
        id,
        roomId: seat.roomId,
        number,
        fileHash: hash,
        fileType: staged.type,
        fileBytes: staged.bytes,
        addedBy: actor.id,
        words: said,
        createdAt: ctx.now,
      });
      const slides = [...known, { number, hash, words: said }];
      await appendEventsIn(tx, ctx, seat.roomId, [{ kind: 'slides', body: { slides } }]);
      await appendAudit(tx, ctx, 'rooms.slide-added', seat.roomId, { number, hash, words: said });
      return number;
    });
    return changeRoom(ctx, seat.roomId, write);
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
    await mustTakeMoreIn(tx, seat);
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
