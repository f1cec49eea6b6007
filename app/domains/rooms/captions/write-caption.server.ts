import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { CaptionInput } from '#app/domains/rooms/schemas.ts';

/** A line that a person typed or relayed, at this moment of the stream. */
export async function writeCaption(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  const { language, text } = CaptionInput.parse(raw);
  await changeRoom(ctx, seat.roomId, (tx) =>
    appendEventsIn(tx, ctx, seat.roomId, [{ kind: 'caption', body: { language, text }, mediaAt: ctx.now }]),
  );
}
