import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { SignalInput } from '#app/domains/mentoring/schemas.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { type Limit, spendTry } from '#app/platform/limits.server.ts';
import { enterMeeting } from './enter-meeting.server.ts';

const SIGNAL_LIMIT: Limit = { name: 'call-signals', tries: 600, minutes: 1 };

/** Relays one WebRTC signal to the other person. */
export async function sendSignal(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { other, seat } = await enterMeeting(ctx, id);
  const { actor } = ctx as SignedInCtx;
  const { data } = SignalInput.parse(raw);
  await spendTry(ctx.db, ctx.now, SIGNAL_LIMIT, `${id} ${actor.id}`);
  await changeRoom(ctx, seat.roomId, (tx) =>
    appendEventsIn(tx, ctx, seat.roomId, [
      { kind: 'signal', body: { data }, audience: other.profile.personId },
    ]),
  );
}
