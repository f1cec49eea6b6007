import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn, type NewEvent } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { requireEventCapacityIn } from '#app/domains/rooms/events/require-event-capacity.server.ts';
import { requireNotBlockedIn } from '#app/domains/rooms/moderation/require-not-blocked.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { HandInput } from '#app/domains/rooms/schemas.ts';
import { spendTry } from '#app/platform/limits.server.ts';
import { roomHands } from '#db/schema/rooms.ts';
import { TALK_LIMIT } from './talk-limits.ts';

/** Asks to speak, or no longer: staff see the list, in the order of asking. */
export async function raiseHand(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { raised } = HandInput.parse(raw);
  await spendTry(ctx.db, ctx.now, TALK_LIMIT, `${seat.roomId} ${actor.id}`);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const silenced = await requireNotBlockedIn(tx, ctx, seat);
    await requireEventCapacityIn(tx, seat);
    const at = and(eq(roomHands.roomId, seat.roomId), eq(roomHands.personId, actor.id));
    if (raised)
      await tx
        .insert(roomHands)
        .values({ roomId: seat.roomId, personId: actor.id, raisedAt: ctx.now })
        .onConflictDoNothing();
    else await tx.delete(roomHands).where(at);
    const own: NewEvent = { kind: 'own-hand', body: { raised }, audience: actor.id };
    const forStaff: NewEvent = {
      kind: 'hand',
      body: { id: actor.opaqueId, raised },
      personId: actor.id,
      audience: 'staff',
    };
    await appendEventsIn(tx, ctx, seat.roomId, silenced ? [own] : [own, forStaff]);
  });
}
