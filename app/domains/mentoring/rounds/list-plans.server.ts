import { and, asc, eq, gte } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { requireOwnProgramme } from '#app/domains/mentoring/programmes/require-own-programme.server.ts';
import { mentoringPlans } from '#db/schema/mentoring.ts';

/** Planned rounds that are not over, for the coordinator, the next one first. */
export async function listPlans(ctx: Ctx, programmeId: string) {
  await requireOwnProgramme(ctx, programmeId);
  return ctx.db.read
    .select()
    .from(mentoringPlans)
    .where(and(eq(mentoringPlans.programmeId, programmeId), gte(mentoringPlans.answersBy, todayOf(ctx))))
    .orderBy(asc(mentoringPlans.proposesOn));
}
