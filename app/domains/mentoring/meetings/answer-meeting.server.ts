import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { notifyOfMeetingIn } from '#app/domains/mentoring/notifications.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mentoringMeetings } from '#db/schema/mentoring.ts';
import { requireOwnMeeting } from './require-own-meeting.server.ts';

/**
 * The other person agrees, or either of them cancels. An agreed meeting is in both calendars; a cancelled one is removed from both, also from the calendar of the person who cancels.
 * Throws `changed_meanwhile`.
 */
export async function answerMeeting(ctx: Ctx, id: string, answer: 'agreed' | 'cancelled'): Promise<void> {
  const { meeting, self, other } = await requireOwnMeeting(ctx, id);
  const { actor } = ctx as SignedInCtx;
  const isOwn = meeting.proposedBy === actor.id;
  if (answer === 'agreed' && (isOwn || meeting.startsAt <= ctx.now))
    throw new DomainError('changed_meanwhile');
  await ctx.db.transact(async (tx) => {
    const [before] = await tx
      .select({ state: mentoringMeetings.state })
      .from(mentoringMeetings)
      .where(eq(mentoringMeetings.id, id));
    const [changed] = await tx
      .update(mentoringMeetings)
      .set({ state: answer, sequence: sql`${mentoringMeetings.sequence} + 1` })
      .where(
        and(
          eq(mentoringMeetings.id, id),
          inArray(mentoringMeetings.state, answer === 'agreed' ? ['proposed'] : ['proposed', 'agreed']),
          gt(mentoringMeetings.startsAt, ctx.now),
        ),
      )
      .returning();
    if (!changed) throw new DomainError('changed_meanwhile');
    const inCalendar = answer === 'agreed' || before!.state === 'agreed';
    const toOther = { meeting: changed, other: self.person.name, inCalendar };
    const toSelf = { ...toOther, other: other.person.name };
    if (answer === 'agreed') {
      await notifyOfMeetingIn(tx, ctx, self.person, 'meetingAgreed', toSelf);
      await notifyOfMeetingIn(tx, ctx, other.person, 'meetingAgreed', toOther);
    } else {
      await notifyOfMeetingIn(tx, ctx, other.person, 'meetingCancelled', toOther);
      if (inCalendar) await notifyOfMeetingIn(tx, ctx, self.person, 'meetingCalledOff', toSelf);
    }
    await appendAudit(tx, ctx, `mentoring.meeting-${answer}`, id, {});
  });
}
