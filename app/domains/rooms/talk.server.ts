import { and, eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { type Limit, spendTry } from '#app/platform/limits.server.ts';
import { roomEvents, roomMessages } from '#db/schema/rooms.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '../accounts/permissions.ts';
import { appendEventsIn, changeRoom, mustTakeMoreIn, restrictionIn } from './events.server.ts';
import { MessageInput, ModerateMessageInput } from './schemas.ts';
import type { Seat } from './seat.ts';

/** What one person may write in a room; more is refused with `too_many_tries`. */
export const TALK: Limit = { name: 'room-talk', tries: 20, minutes: 1 };

/** What one person may say in a room in a day, and how often vote in a minute. */
export const TALK_DAY: Limit = { name: 'room-talk-day', tries: 600, minutes: 1440 };
export const VOTE: Limit = { name: 'room-vote', tries: 30, minutes: 1 };

/** Says something to all; who was silenced alone sees it, and does not know. */
export async function postMessage(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { text } = MessageInput.parse(raw);
  await spendTry(ctx.db, ctx.now, TALK, `${seat.roomId} ${actor.id}`);
  await spendTry(ctx.db, ctx.now, TALK_DAY, `${seat.roomId} ${actor.id}`);
  const id = newId();
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const silenced = await restrictionIn(tx, ctx, seat);
    await mustTakeMoreIn(tx, seat);
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

export async function moderateMessage(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  const { id, act } = ModerateMessageInput.parse(raw);
  const set = {
    pin: { pinnedAt: ctx.now },
    unpin: { pinnedAt: null },
    delete: { state: 'deleted' as const },
    restore: { state: 'shown' as const },
  }[act];
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const [message] = await tx
      .update(roomMessages)
      .set(set)
      .where(and(eq(roomMessages.id, id), eq(roomMessages.roomId, seat.roomId)))
      .returning();
    if (!message) throw new DomainError('not_found');
    const deleted = message.state === 'deleted';
    // What was deleted must not come down again to whoever asks for old events.
    await tx
      .update(roomEvents)
      .set({ body: { id, text: deleted ? '' : message.body } })
      .where(
        and(
          eq(roomEvents.roomId, seat.roomId),
          eq(roomEvents.kind, 'message'),
          eq(roomEvents.personId, message.personId),
          eq(roomEvents.at, message.at),
        ),
      );
    const shown = { pinned: message.pinnedAt !== null, deleted, text: deleted ? '' : message.body };
    await appendEventsIn(tx, ctx, seat.roomId, [{ kind: 'message-changed', body: { id, set: shown } }]);
    await appendAudit(tx, ctx, `rooms.message-${act}`, id, {});
  });
}
