import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { SlideInput } from '#app/domains/rooms/schemas.ts';
import type { EventBodies } from '#app/domains/rooms/types.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { StagedFile } from '#app/platform/stage-file.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { roomEvents, roomSlides } from '#db/schema/rooms.ts';
import { MAX_SLIDES } from './slide-limits.ts';

/**
 * Adds a slide at the end, with what it says for those who do not see it; returns its id. A page of a file (`source`) that is there
 * already is not added again: its id is returned. Throws `too_many_slides`.
 */
export async function addSlide(ctx: Ctx, seat: Seat, staged: StagedFile, raw: unknown): Promise<string> {
  mustBeAllowed(ctx, seat.staff);
  const { actor } = ctx;
  const { roomId } = seat;
  const { words, source } = SlideInput.parse(raw);
  const { hash } = staged;
  const id = newId();
  return staged.settle((deciding) => {
    const write = deciding(async (tx) => {
      const known = await tx.select().from(roomSlides).where(eq(roomSlides.roomId, roomId));
      const same = known.find((each) => each.source !== null && each.source === source);
      if (same) return same.id;
      if (known.length >= MAX_SLIDES) throw new DomainError('too_many_slides', { count: MAX_SLIDES });
      const number =
        1 + Math.max(0, ...known.map((each) => each.number), ...(await shownNumbersIn(tx, roomId)));
      const position = 1 + Math.max(0, ...known.map((each) => each.position));
      await tx.insert(roomSlides).values({
        id,
        roomId,
        number,
        position,
        source,
        fileHash: hash,
        fileType: staged.type,
        fileBytes: staged.bytes,
        addedBy: actor.id,
        words,
        createdAt: ctx.now,
      });
      // Not all of them: a file of two hundred pages would send two hundred lists.
      await appendEventsIn(tx, ctx, roomId, [{ kind: 'slide-added', body: { number, hash, words } }]);
      await appendAudit(tx, ctx, 'rooms.slide-added', roomId, { number, hash, words });
      return id;
    });
    return changeRoom(ctx, roomId, write);
  });
}

/** Numbers that were shown. They are not used again: somebody who catches up would see another slide in place of a deleted one. */
async function shownNumbersIn(tx: Tx, roomId: string): Promise<number[]> {
  const rows = await tx
    .select({ body: roomEvents.body })
    .from(roomEvents)
    .where(and(eq(roomEvents.roomId, roomId), eq(roomEvents.kind, 'slide')));
  return rows.map(({ body }) => (body as EventBodies['slide']).number ?? 0);
}
