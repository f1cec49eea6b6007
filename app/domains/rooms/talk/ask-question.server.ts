import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { type NewEvent, appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { requireEventCapacityIn } from '#app/domains/rooms/events/require-event-capacity.server.ts';
import { requireNotBlockedIn } from '#app/domains/rooms/moderation/require-not-blocked.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { QuestionInput } from '#app/domains/rooms/schemas.ts';
import { newId } from '#app/platform/ids.server.ts';
import { spendTry } from '#app/platform/limits.server.ts';
import { roomQuestions, rooms } from '#db/schema/rooms.ts';
import { TALK_LIMIT } from './talk-limits.ts';

/** Asks the speakers. Where the room is moderated it waits for a moderator; its asker sees that it does. */
export async function askQuestion(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { text } = QuestionInput.parse(raw);
  await spendTry(ctx.db, ctx.now, TALK_LIMIT, `${seat.roomId} ${actor.id}`);
  const id = newId();
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const silenced = await requireNotBlockedIn(tx, ctx, seat);
    await requireEventCapacityIn(tx, seat);
    const [room] = await tx.select().from(rooms).where(eq(rooms.id, seat.roomId));
    const waits = Boolean(room?.moderated) && !seat.staff;
    const state = silenced ? 'silenced' : waits ? 'pending' : 'open';
    await tx
      .insert(roomQuestions)
      .values({ id, roomId: seat.roomId, personId: actor.id, body: text, state, at: ctx.now });
    const event = (audience: string): NewEvent => ({
      kind: 'question',
      body: { id, text, state: waits ? 'pending' : 'open' },
      personId: actor.id,
      audience,
    });
    const audiences = silenced ? [actor.id] : waits ? ['staff', actor.id] : [''];
    await appendEventsIn(tx, ctx, seat.roomId, audiences.map(event));
  });
}
