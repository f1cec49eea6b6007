import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { SendingInput } from '#app/domains/rooms/schemas.ts';

/** Tells the room whether the host's voice and camera are sent from this moment of the stream on, so that nobody looks for the fault on their own side. */
export async function changeSending(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  const body = SendingInput.parse(raw);
  await changeRoom(ctx, seat.roomId, (tx) =>
    appendEventsIn(tx, ctx, seat.roomId, [{ kind: 'sending', body, mediaAt: ctx.now }]),
  );
}
