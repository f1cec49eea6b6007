import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import type { Tx } from '#db/database.ts';
import { listRoomSlides } from './list-room-slides.server.ts';

/** Sends all slides as they are now to everybody in the room. */
export async function sendSlidesIn(tx: Tx, ctx: Ctx, roomId: string): Promise<void> {
  const slides = await listRoomSlides(tx, roomId);
  await appendEventsIn(tx, ctx, roomId, [{ kind: 'slides', body: { slides } }]);
}
