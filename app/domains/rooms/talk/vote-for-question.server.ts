import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { requireEventCapacityIn } from '#app/domains/rooms/events/require-event-capacity.server.ts';
import { requireNotBlockedIn } from '#app/domains/rooms/moderation/require-not-blocked.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { VoteInput } from '#app/domains/rooms/schemas.ts';
import { DomainError } from '#app/platform/errors.ts';
import { spendTry } from '#app/platform/limits.server.ts';
import { roomQuestions, roomVotes } from '#db/schema/rooms.ts';
import { VOTE_LIMIT } from './talk-limits.ts';

/**
 * One vote per person and question. The form says whether the vote is to be set or withdrawn, so that a repeated one changes
 * nothing.
 */
export async function voteForQuestion(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { id, voted } = VoteInput.parse(raw);
  await spendTry(ctx.db, ctx.now, VOTE_LIMIT, `${seat.roomId} ${actor.id}`);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    await requireNotBlockedIn(tx, ctx, seat);
    await requireEventCapacityIn(tx, seat);
    const [question] = await tx
      .select()
      .from(roomQuestions)
      .where(
        and(
          eq(roomQuestions.id, id),
          eq(roomQuestions.roomId, seat.roomId),
          inArray(roomQuestions.state, ['open', 'answered']),
        ),
      );
    if (!question) throw new DomainError('not_found');
    const own = and(eq(roomVotes.questionId, id), eq(roomVotes.personId, actor.id));
    if ((await tx.$count(roomVotes, own)) > 0 === voted) return;
    if (voted) await tx.insert(roomVotes).values({ questionId: id, personId: actor.id, at: ctx.now });
    else await tx.delete(roomVotes).where(own);
    const votes = await tx.$count(roomVotes, eq(roomVotes.questionId, id));
    await appendEventsIn(tx, ctx, seat.roomId, [
      { kind: 'question-changed', body: { id, set: { votes } } },
      { kind: 'vote', body: { id, voted }, audience: actor.id },
    ]);
  });
}
