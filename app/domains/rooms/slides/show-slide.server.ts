import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { DomainError } from '#app/platform/errors.ts';
import { roomSlides } from '#db/schema/rooms.ts';

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
