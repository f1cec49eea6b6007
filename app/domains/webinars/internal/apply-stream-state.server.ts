import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { type MuxStreamState, STATE_ORDER } from '#app/domains/webinars/engine/mux-stream-state.ts';
import { roomStreamState } from '#app/domains/webinars/streams/room-stream-state.ts';
import type { Stream } from '#app/domains/webinars/streams/stream.ts';
import type { Tx } from '#db/database.ts';
import { webinarStreams, webinars } from '#db/schema/webinars.ts';

/** The stream's state, where this event is newer than what is stored. */
export async function applyStreamStateIn(
  tx: Tx,
  ctx: Ctx,
  stream: Stream,
  state: MuxStreamState,
  at: Date,
): Promise<string | null> {
  const same = at.getTime() === stream.stateAt.getTime();
  if (at < stream.stateAt || (same && STATE_ORDER[state] <= STATE_ORDER[stream.state])) return null;
  await tx.update(webinarStreams).set({ state, stateAt: at }).where(eq(webinarStreams.id, stream.id));
  if (stream.purpose !== 'live') return null;
  const [webinar] = await tx.select().from(webinars).where(eq(webinars.id, stream.webinarId));
  const before = roomStreamState(webinar!, stream);
  const after = roomStreamState(webinar!, { state });
  if (before === after || webinar!.endedAt) return null;
  await appendEventsIn(tx, ctx, stream.webinarId, [{ kind: 'stream', body: { state: after } }]);
  return stream.webinarId;
}
