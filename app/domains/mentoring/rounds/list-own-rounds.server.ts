import { and, eq, gte, ne } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { groupBy } from '#app/platform/group.ts';
import { mentoringPlans, mentoringProfiles, mentoringProgrammes } from '#db/schema/mentoring.ts';
import { nextPlan, type PlanStage, stageOf } from './plan.ts';

/** The next round of a programme: what comes next in it, until when or on which day. */
export type OwnRound = {
  programmeId: string;
  words: (typeof mentoringProgrammes.$inferSelect)['words'];
  stage: PlanStage;
  on: string;
};

/** Next rounds of the programmes in which the actor is a mentor, by the reader's calendar. */
export async function listOwnRounds(ctx: Ctx): Promise<OwnRound[]> {
  mustBeSignedIn(ctx);
  const today = todayOf(ctx);
  const rows = await ctx.db.read
    .select({ programme: mentoringProgrammes, plan: mentoringPlans })
    .from(mentoringProfiles)
    .innerJoin(mentoringProgrammes, eq(mentoringProgrammes.id, mentoringProfiles.programmeId))
    .innerJoin(mentoringPlans, eq(mentoringPlans.programmeId, mentoringProgrammes.id))
    .where(
      and(
        eq(mentoringProfiles.personId, ctx.actor.id),
        eq(mentoringProfiles.role, 'mentor'),
        ne(mentoringProfiles.state, 'left'),
        gte(mentoringPlans.answersBy, today),
      ),
    );
  return [...groupBy(rows, ({ programme }) => programme.id)].flatMap(([programmeId, all]) => {
    const plan = nextPlan(
      all.map((each) => each.plan),
      today,
    );
    if (!plan) return [];
    const stage = stageOf(plan, today);
    const on = { profiles: plan.profilesBy, pairing: plan.proposesOn, answers: plan.answersBy }[stage];
    return [{ programmeId, words: all[0]!.programme.words, stage, on }];
  });
}
