import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { listRoomSlides } from '#app/domains/rooms/internal/list-room-slides.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { roomSlides } from '#db/schema/rooms.ts';

export async function removeSlide(ctx: Ctx, seat: Seat, number: number): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const [gone] = await tx
      .delete(roomSlides)
      .where(and(eq(roomSlides.roomId, seat.roomId), eq(roomSlides.number, number)))
      .returning();
    if (!gone) throw new DomainError('not_found');
    const slides = await listRoomSlides(tx, seat.roomId);
    await appendEventsIn(tx, ctx, seat.roomId, [{ kind: 'slides', body: { slides } }]);
    await appendAudit(tx, ctx, 'rooms.slide-removed', seat.roomId, { number });
  });
}
