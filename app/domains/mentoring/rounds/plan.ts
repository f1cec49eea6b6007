import { addDays, type Day } from '#app/platform/time.ts';

/** The days of a round: profiles are complete, pairs are proposed, proposals are answered. */
export type Plan = { id: string; profilesBy: Day; proposesOn: Day; answersBy: Day };

/** What comes next in a planned round. */
export type PlanStage = 'profiles' | 'pairing' | 'answers';

export const stageOf = ({ profilesBy, proposesOn }: Plan, today: Day): PlanStage =>
  today <= profilesBy ? 'profiles' : today < proposesOn ? 'pairing' : 'answers';

/** The first plan that is not over. */
export const nextPlan = <Each extends Plan>(plans: readonly Each[], today: Day): Each | null =>
  plans
    .filter(({ answersBy }) => answersBy >= today)
    .toSorted((a, b) => (a.proposesOn < b.proposesOn ? -1 : 1))[0] ?? null;

/** A coordinator who proposes pairs a few days early still means the planned round. */
const EARLY_DAYS = 7;

/** Until when proposals of this day are answered, where the round was planned. */
export function plannedAnswerDay(plans: readonly Plan[], today: Day): Day | null {
  const plan = nextPlan(
    plans.filter(({ answersBy }) => answersBy > today),
    today,
  );
  return plan && plan.proposesOn <= addDays(today, EARLY_DAYS) ? plan.answersBy : null;
}
