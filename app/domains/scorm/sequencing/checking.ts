import type { Combination, Condition, Rule } from '#app/domains/scorm/types.ts';
import { type ActivityNode, isTracked, isWithin } from './activity-nodes.ts';
import { isCompleted, isSatisfied, primaryOf, readValue } from './objective-progress.ts';
import { type Run, stateOfActivity } from './sequencing-run.ts';

/** True, false, or unknown. */
export type Known = boolean | undefined;

/** Condition Combination: unknown where an unknown condition decides, and where there are no conditions (UP.2.1, RB.1.4.1). */
export function combine(values: Known[], combination: Combination): Known {
  if (values.length === 0) return undefined;
  const deciding = combination === 'any';
  if (values.includes(deciding)) return deciding;
  return values.includes(undefined) ? undefined : !deciding;
}

/** Limit Conditions Check Process [UP.1]. Only the limit of attempts: durations and times are optional (SN §3.5). */
export function isLimitReached(run: Run, node: ActivityNode): boolean {
  const { limits, delivery } = node.activity.sequencing;
  const { active, suspended, attempts } = stateOfActivity(run, node);
  if (!delivery.tracked || active || suspended || limits.attemptLimit === null) return false;
  return attempts >= limits.attemptLimit;
}

/** Sequencing Rules Check Process [UP.2]: the action of the first rule that applies, among the given actions. */
export const findRuleAction = <A extends string>(
  run: Run,
  node: ActivityNode,
  rules: Rule[],
  actions: readonly A[],
): A | null =>
  (rules.find((rule) => actions.includes(rule.action as A) && holds(run, node, rule))?.action as A) ?? null;

export const hasPreCondition = (
  run: Run,
  node: ActivityNode,
  action: 'skip' | 'disabled' | 'hiddenFromChoice' | 'stopForwardTraversal',
): boolean => findRuleAction(run, node, node.activity.sequencing.preConditionRules, [action]) !== null;

/** Sequencing Rule Check Subprocess [UP.2.1]. */
const holds = (run: Run, node: ActivityNode, { conditions, combination }: Rule): boolean =>
  combine(
    conditions.map((each) => evaluateCondition(run, node, each)),
    combination,
  ) === true;

/** One condition of a sequencing rule (SN §3.4.2) or, for a child, of a rollup rule (SN §3.7.3). "Not" of unknown is unknown. */
export function evaluateCondition(
  run: Run,
  node: ActivityNode,
  {
    condition,
    not,
    referencedObjective = null,
    measureThreshold = null,
  }: Partial<Condition> & Pick<Condition, 'condition' | 'not'>,
): Known {
  const place = referencedObjective === null ? node.primary : node.objectives.findIndex(({ id }) => id === referencedObjective); // oxfmt-ignore
  // Nothing is known of an objective that the activity does not have.
  const of = place < 0 ? null : { node, place };
  const value = evaluate(run, node, of, condition, measureThreshold ?? 0);
  return value === undefined ? undefined : value !== not;
}

function evaluate(
  run: Run,
  node: ActivityNode,
  of: ReturnType<typeof primaryOf> | null,
  condition: string,
  threshold: number,
): Known {
  switch (condition) {
    case 'always':
      return true;
    case 'never':
    // No durations and no times are evaluated.
    case 'timeLimitExceeded':
    case 'outsideAvailableTimeRange':
      return false;
    case 'attempted':
      return isTracked(node) && stateOfActivity(run, node).attempts > 0;
    case 'attemptLimitExceeded': {
      const { attemptLimit } = node.activity.sequencing.limits;
      const { attempts } = stateOfActivity(run, node);
      // Where the course goes on (SB.2.6), it goes on in the attempt that it has.
      if (run.suspended && isWithin(run.suspended, node)) return false;
      return isTracked(node) && attemptLimit !== null && attempts > 0 && attempts >= attemptLimit;
    }
    case 'objectiveStatusKnown':
      return isTracked(node) && of !== null && isSatisfied(run, of) !== undefined;
    case 'objectiveMeasureKnown':
      return isTracked(node) && of !== null && readValue(run, of, 'measure') !== undefined;
    case 'activityProgressKnown':
      return isTracked(node) && isCompleted(run, node) !== undefined;
  }
  // Nothing is known of an activity that is not tracked (SN §3.13.1).
  if (!isTracked(node) || of === null) return undefined;
  const measure = readValue(run, of, 'measure');
  switch (condition) {
    case 'satisfied':
      return isSatisfied(run, of);
    case 'completed':
      return isCompleted(run, node);
    case 'objectiveMeasureGreaterThan':
      return measure === undefined ? undefined : measure > threshold;
    case 'objectiveMeasureLessThan':
      return measure === undefined ? undefined : measure < threshold;
    default:
      return undefined;
  }
}

/** Check Activity Process [UP.5]: true where it may not be delivered. */
export const isBarred = (run: Run, node: ActivityNode): boolean =>
  hasPreCondition(run, node, 'disabled') || isLimitReached(run, node);
