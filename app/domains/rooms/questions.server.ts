import { and, eq, inArray } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { spendTry } from '#app/platform/limits.server.ts';
import { roomQuestions, rooms, roomVotes } from '#db/schema/rooms.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '../accounts/permissions.ts';
import { appendEventsIn, changeRoom, mustTakeMoreIn, type NewEvent, restrictionIn } from './events.server.ts';
import { ModerateQuestionInput, QuestionInput, VoteInput } from './schemas.ts';
import type { Seat } from './seat.ts';
import { TALK, VOTE } from './talk.server.ts';

/** Asks the speakers. Where the room is moderated it waits for a moderator; its asker sees that it does. */
export async function askQuestion(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { text } = QuestionInput.parse(raw);
  await spendTry(ctx.db, ctx.now, TALK, `${seat.roomId} ${actor.id}`);
  const id = newId();
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const silenced = await restrictionIn(tx, ctx, seat);
    await mustTakeMoreIn(tx, seat);
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

/**
 * One vote a person and question. The form says whether it is to stand or to be taken back, so that one that is sent again
 * after its answer was lost changes nothing.
 */
export async function voteForQuestion(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { id, voted } = VoteInput.parse(raw);
  await spendTry(ctx.db, ctx.now, VOTE, `${seat.roomId} ${actor.id}`);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    await restrictionIn(tx, ctx, seat);
    await mustTakeMoreIn(tx, seat);
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

/** A moderator lets a question through, declines it, or says that it was answered, in words or aloud. */
export async function moderateQuestion(ctx: Ctx, seat: Seat, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, seat.staff);
  const { actor } = ctx;
  const { id, act, answer } = ModerateQuestionInput.parse(raw);
  await changeRoom(ctx, seat.roomId, async (tx) => {
    const at = and(eq(roomQuestions.id, id), eq(roomQuestions.roomId, seat.roomId));
    const [before] = await tx.select().from(roomQuestions).where(at);
    if (!before || before.state === 'silenced') throw new DomainError('not_found');
    const state = ({ approve: 'open', decline: 'declined', answered: 'answered' } as const)[act];
    const done =
      act === 'answered' ? { answer: answer || null, answeredAt: ctx.now, answeredBy: actor.id } : {};
    await tx
      .update(roomQuestions)
      .set({ state, ...done })
      .where(at);
    const body = { id, text: before.body, state, askedAt: before.at.toISOString() };
    const whole = (audience: string): NewEvent => ({
      kind: 'question',
      body,
      personId: before.personId,
      audience,
    });
    const set = { state, ...(answer ? { answer } : {}) };
    const wasPublic = before.state === 'open' || before.state === 'answered';
    await appendEventsIn(
      tx,
      ctx,
      seat.roomId,
      act === 'decline'
        ? [
            ...(wasPublic ? [{ kind: 'question-changed', body: { id, set } }] : []),
            whole('staff'),
            whole(before.personId),
          ]
        : [whole(''), { kind: 'question-changed', body: { id, set } }],
    );
    await appendAudit(tx, ctx, `rooms.question-${act}`, id, { answer });
  });
}
