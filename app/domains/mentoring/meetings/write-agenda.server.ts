import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { AgendaInput } from '#app/domains/mentoring/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { mustBeUnchanged, revisionOf } from '#app/platform/revision.server.ts';
import { mentoringMeetings } from '#db/schema/mentoring.ts';
import { requireOwnMeeting } from './require-own-meeting.server.ts';

/** Agenda of a meeting, for both; until the meeting is over. Throws `changed_meanwhile` where the other one has written since. */
export async function writeAgenda(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  await requireOwnMeeting(ctx, id);
  const { revision, agenda } = AgendaInput.parse(raw);
  const own = eq(mentoringMeetings.id, id);
  await ctx.db.transact(async (tx) => {
    const [now] = await tx.select({ agenda: mentoringMeetings.agenda }).from(mentoringMeetings).where(own);
    mustBeUnchanged(revision, revisionOf(now!.agenda));
    await tx.update(mentoringMeetings).set({ agenda }).where(own);
    await appendAudit(tx, ctx, 'mentoring.agenda-written', id, {});
  });
}
