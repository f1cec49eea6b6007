import { eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { creditMeetingIn } from '#app/domains/mentoring/internal/credit-meeting.server.ts';
import { notifyOfMeetingIn } from '#app/domains/mentoring/notifications.server.ts';
import { readProgramme } from '#app/domains/mentoring/programmes/read-programme.server.ts';
import { ConfirmMeetingInput } from '#app/domains/mentoring/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mentoringConfirmations } from '#db/schema/mentoring.ts';
import { requireOwnMeeting } from './require-own-meeting.server.ts';

/**
 * Confirms the minutes of a meeting, with a reflection; 0 minutes: it was not held. When both have confirmed, the shorter time
 * counts for both. Throws `meeting_ahead` and, once it has counted, `already_decided`.
 */
export async function confirmMeeting(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { meeting, pair, self, other } = await requireOwnMeeting(ctx, id);
  const { actor } = ctx as SignedInCtx;
  const { minutes, reflection } = ConfirmMeetingInput.parse(raw);
  if (meeting.state !== 'agreed' || meeting.startsAt > ctx.now) throw new DomainError('meeting_ahead');
  const { programme, association } = await readProgramme(ctx, pair.programmeId);
  await ctx.db.transact(async (tx) => {
    const known = await tx
      .select()
      .from(mentoringConfirmations)
      .where(eq(mentoringConfirmations.meetingId, id));
    if (known.some((each) => each.settledAt !== null)) throw new DomainError('already_decided');
    const said = { meetingId: id, personId: actor.id, minutes, reflection, at: ctx.now };
    await tx
      .insert(mentoringConfirmations)
      .values(said)
      .onConflictDoUpdate({
        target: [mentoringConfirmations.meetingId, mentoringConfirmations.personId],
        set: { minutes, reflection, at: ctx.now },
      });
    const theirs = known.find((each) => each.personId !== actor.id);
    if (!theirs && minutes > 0)
      await notifyOfMeetingIn(tx, ctx, other.person, 'meetingConfirm', { meeting, other: self.person.name });
    if (theirs && minutes > 0 && theirs.minutes > 0)
      await creditMeetingIn(tx, ctx, {
        meeting,
        pair,
        programme,
        association,
        minutes: Math.min(minutes, theirs.minutes),
        confirmedBy: 'both',
      });
    await appendAudit(tx, ctx, 'mentoring.meeting-confirmed', id, { minutes });
  });
}
