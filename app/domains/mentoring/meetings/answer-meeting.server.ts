import { and, eq, gt, inArray } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { notifyOfMeetingIn } from '#app/domains/mentoring/notifications.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mentoringMeetings } from '#db/schema/mentoring.ts';
import { requireOwnMeeting } from './require-own-meeting.server.ts';

/** The other one agrees, or either cancels; both calendars get an update. Throws `changed_meanwhile`. */
export async function answerMeeting(ctx: Ctx, id: string, answer: 'agreed' | 'cancelled'): Promise<void> {
  const { meeting, self, other } = await requireOwnMeeting(ctx, id);
  const { actor } = ctx as SignedInCtx;
  const isOwn = meeting.proposedBy === actor.id;
  if (answer === 'agreed' && (isOwn || meeting.startsAt <= ctx.now))
    throw new DomainError('changed_meanwhile');
  await ctx.db.transact(async (tx) => {
    const [changed] = await tx
      .update(mentoringMeetings)
      .set({ state: answer, sequence: meeting.sequence + 1 })
      .where(
        and(
          eq(mentoringMeetings.id, id),
          inArray(mentoringMeetings.state, answer === 'agreed' ? ['proposed'] : ['proposed', 'agreed']),
          gt(mentoringMeetings.startsAt, ctx.now),
        ),
      )
      .returning();
    if (!changed) throw new DomainError('changed_meanwhile');
    const recipients = answer === 'agreed' ? ([[self, other], [other, self]] as const) : ([[other, self]] as const); // oxfmt-ignore
    for (const [to, about] of recipients)
      await notifyOfMeetingIn(
        tx,
        ctx,
        to.person,
        answer === 'agreed' ? 'meetingAgreed' : 'meetingCancelled',
        {
          meeting: changed,
          other: about.person.name,
        },
      );
    await appendAudit(tx, ctx, `mentoring.meeting-${answer}`, id, {});
  });
}
