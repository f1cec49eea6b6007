import { eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { mentoringPlans } from '#db/schema/mentoring.ts';
import { nextPlan, type Plan, type PlanStage, stageOf } from './plan.ts';

export type NextPlan = Plan & { stage: PlanStage };

/** The days of the programme's next round by the reader's calendar; the caller has shown that the actor may see the programme. */
export async function readNextPlan(ctx: Ctx, programmeId: string): Promise<NextPlan | null> {
  const plans = await ctx.db.read
    .select({
      id: mentoringPlans.id,
      profilesBy: mentoringPlans.profilesBy,
      proposesOn: mentoringPlans.proposesOn,
      answersBy: mentoringPlans.answersBy,
    })
    .from(mentoringPlans)
    .where(eq(mentoringPlans.programmeId, programmeId));
  const today = todayOf(ctx);
  const plan = nextPlan(plans, today);
  return plan && { ...plan, stage: stageOf(plan, today) };
}
