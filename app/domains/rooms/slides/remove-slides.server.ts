import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { sendSlidesIn } from '#app/domains/rooms/internal/send-slides.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { RemoveSlidesInput } from '#app/domains/rooms/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { roomSlides } from '#db/schema/rooms.ts';

/** Removes slides, one or many, at once, and returns how many. Throws `not_found` where none of them is there any more. */
export async function removeSlides(ctx: Ctx, seat: Seat, raw: unknown): Promise<number> {
  mustBeAllowed(ctx, seat.staff);
  const { slides: ids } = RemoveSlidesInput.parse(raw);
  return changeRoom(ctx, seat.roomId, async (tx) => {
    const gone = await tx
      .delete(roomSlides)
      .where(and(eq(roomSlides.roomId, seat.roomId), inArray(roomSlides.id, ids)))
      .returning();
    if (gone.length === 0) throw new DomainError('not_found');
    await sendSlidesIn(tx, ctx, seat.roomId);
    await appendAudit(tx, ctx, 'rooms.slide-removed', seat.roomId, {
      numbers: gone.map(({ number }) => number).sort((a, b) => a - b),
    });
    return gone.length;
  });
}
