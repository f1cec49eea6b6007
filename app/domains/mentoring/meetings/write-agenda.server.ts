import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { MeetingInput } from '#app/domains/mentoring/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { mentoringMeetings } from '#db/schema/mentoring.ts';
import { requireOwnMeeting } from './require-own-meeting.server.ts';

/** Agenda of a meeting, for both; until the meeting is over. */
export async function writeAgenda(ctx: Ctx, id: string, agenda: string): Promise<void> {
  await requireOwnMeeting(ctx, id);
  const input = MeetingInput.pick({ agenda: true }).parse({ agenda });
  await ctx.db.transact(async (tx) => {
    await tx.update(mentoringMeetings).set(input).where(eq(mentoringMeetings.id, id));
    await appendAudit(tx, ctx, 'mentoring.agenda-written', id, {});
  });
}
