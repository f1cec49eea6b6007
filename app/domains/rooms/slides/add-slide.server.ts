import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { listRoomSlides } from '#app/domains/rooms/internal/list-room-slides.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { SlideWords } from '#app/domains/rooms/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { StagedFile } from '#app/platform/stage-file.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { roomSlides } from '#db/schema/rooms.ts';

const MAX_SLIDES = 200;

/** Adds a slide at the end, with what it says for those who do not see it; returns its number. Throws `too_many_slides`. */
export async function addSlide(ctx: Ctx, seat: Seat, staged: StagedFile, words: unknown): Promise<number> {
  mustBeAllowed(ctx, seat.staff);
  const { actor } = ctx;
  const said = SlideWords.parse(words);
  const { hash } = staged;
  const id = newId();
  return staged.settle((deciding) => {
    const write = deciding(async (tx) => {
      const known = await listRoomSlides(tx, seat.roomId);
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
