import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { listRoomSlides } from '#app/domains/rooms/internal/list-room-slides.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';

export const listSlides = (ctx: Ctx, seat: Seat) => {
  mustBeAllowed(ctx, seat.staff);
  return listRoomSlides(ctx.db.read, seat.roomId);
};
