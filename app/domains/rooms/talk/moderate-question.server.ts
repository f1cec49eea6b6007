import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { type NewEvent, appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { ModerateQuestionInput } from '#app/domains/rooms/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { roomQuestions } from '#db/schema/rooms.ts';

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
    const changed: NewEvent = { kind: 'question-changed', body: { id, set } };
    const wasPublic = before.state === 'open' || before.state === 'answered';
    await appendEventsIn(
      tx,
      ctx,
      seat.roomId,
      act === 'decline'
        ? [...(wasPublic ? [changed] : []), whole('staff'), whole(before.personId)]
        : [whole(''), changed],
    );
    await appendAudit(tx, ctx, `rooms.question-${act}`, id, { answer });
  });
}
