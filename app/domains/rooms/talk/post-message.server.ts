import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { requireEventCapacityIn } from '#app/domains/rooms/events/require-event-capacity.server.ts';
import { requireNotBlockedIn } from '#app/domains/rooms/moderation/require-not-blocked.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { MessageInput } from '#app/domains/rooms/schemas.ts';
import { newId } from '#app/platform/ids.server.ts';
import { spendTry } from '#app/platform/limits.server.ts';
import { roomMessages } from '#db/schema/rooms.ts';
import { TALK_DAY_LIMIT, TALK_LIMIT } from './talk-limits.ts';

/** Says something to all; who was silenced alone sees it, and does not know. */
export async function postMessage(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { text } = MessageInput.parse(raw);
  await spendTry(ctx.db, ctx.now, TALK_LIMIT, `${seat.roomId} ${actor.id}`);
  await spendTry(ctx.db, ctx.now, TALK_DAY_LIMIT, `${seat.roomId} ${actor.id}`);
  const id = newId();
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const silenced = await requireNotBlockedIn(tx, ctx, seat);
    await requireEventCapacityIn(tx, seat);
    await tx.insert(roomMessages).values({
      id,
      roomId: seat.roomId,
      personId: actor.id,
      body: text,
      state: silenced ? 'silenced' : 'shown',
      at: ctx.now,
    });
    await appendEventsIn(tx, ctx, seat.roomId, [
      { kind: 'message', body: { id, text }, personId: actor.id, audience: silenced ? actor.id : '' },
    ]);
  });
}
