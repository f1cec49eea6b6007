import type { RollupRule } from '#app/domains/scorm/types.ts';
import { type ActivityNode, isTracked } from './activity-nodes.ts';
import { type Known, combine, evaluateCondition, hasPreCondition } from './checking.ts';
import { primaryOf, readValue, writeShared, writtenTargets } from './objective-progress.ts';
import { attemptedChildren } from './selection-and-randomization.ts';
import { type Run, changeActivity, changeObjective, setProgress, stateOfActivity } from './sequencing-run.ts';

type Action = 'satisfied' | 'notSatisfied' | 'completed' | 'incomplete';

const contributors = (run: Run, node: ActivityNode) => attemptedChildren(run, node).filter(isTracked);

/** Nine digits: a sum of decimals must reach a threshold that it equals on paper. */
const rounded = (value: number) => Number(value.toFixed(9));

/** Measure Rollup Process [RB.1.1 a] and Progress Measure Rollup Process [RB.1.1 b]: a child without a measure counts as zero. */
function rollUpMeasure(
  run: Run,
  node: ActivityNode,
  value: 'measure' | 'progress',
  weight: (child: ActivityNode) => number,
): number | undefined {
  let [sum, weights, isKnown] = [0, 0, false];
  for (const child of contributors(run, node)) {
    const measure = readValue(run, primaryOf(child), value);
    weights += weight(child);
    sum += weight(child) * (measure ?? 0);
    isKnown ||= measure !== undefined;
  }
  return isKnown && weights > 0 ? rounded(sum / weights) : undefined;
}

/** SN §3.7.5 and RB.1.2 b, RB.1.3 b: what applies where a cluster has no rule for either of a pair. */
const presetRule = (action: Action, condition: string): RollupRule => ({
  action,
  childActivitySet: 'all',
  minimumCount: 0,
  minimumPercent: 0,
  combination: 'any',
  conditions: [{ condition, not: false }],
});
const PRESET_RULES: Record<Action, RollupRule> = {
  satisfied: presetRule('satisfied', 'satisfied'),
  notSatisfied: presetRule('notSatisfied', 'objectiveStatusKnown'),
  completed: presetRule('completed', 'completed'),
  incomplete: presetRule('incomplete', 'activityProgressKnown'),
};

/** Objective Rollup Process [RB.1.2 b] and Activity Progress Rollup Process [RB.1.3 b] by rules; undefined: no rule applies. */
function rollUpByRules(run: Run, node: ActivityNode, no: Action, yes: Action): Known {
  const own = node.activity.sequencing.rollup.rules.filter(({ action }) => action === no || action === yes);
  const rules = own.length > 0 ? own : [PRESET_RULES[no], PRESET_RULES[yes]];
  const applies = (action: Action) =>
    rules.some((rule) => rule.action === action && isRollupRuleMet(run, node, rule, action));
  return applies(yes) ? true : applies(no) ? false : undefined;
}

/** Rollup Rule Check Subprocess [RB.1.4]. "All" and "none" hold of no child at all (as ADL's cases RU-11 and RU-15 decide). */
function isRollupRuleMet(run: Run, node: ActivityNode, rule: RollupRule, action: Action): boolean {
  const values = contributors(run, node)
    .filter((child) => isIncluded(run, child, action))
    .map((child) => evaluateRollupConditions(run, child, rule));
  const met = values.filter((value) => value === true).length;
  switch (rule.childActivitySet) {
    case 'all':
      return met === values.length;
    case 'any':
      return met > 0;
    case 'none':
      return values.every((value) => value === false);
    case 'atLeastCount':
      return met >= rule.minimumCount;
    case 'atLeastPercent':
      return values.length > 0 && met / values.length >= rule.minimumPercent;
  }
}

/** Evaluate Rollup Conditions Subprocess [RB.1.4.1]. */
const evaluateRollupConditions = (run: Run, child: ActivityNode, rule: RollupRule): Known =>
  combine(
    rule.conditions.map((each) => evaluateCondition(run, child, each)),
    rule.combination,
  );

/** Check Child for Rollup Subprocess [RB.1.4.2]. */
function isIncluded(run: Run, child: ActivityNode, action: Action): boolean {
  const { rollup } = child.activity.sequencing;
  const { attempts, suspended } = stateOfActivity(run, child);
  const isOfObjective = action === 'satisfied' || action === 'notSatisfied';
  if (!(isOfObjective ? rollup.objectiveSatisfied : rollup.progressCompletion)) return false;
  const required = {
    satisfied: rollup.requiredForSatisfied,
    notSatisfied: rollup.requiredForNotSatisfied,
    completed: rollup.requiredForCompleted,
    incomplete: rollup.requiredForIncomplete,
  }[action];
  switch (required) {
    case 'always':
      return true;
    case 'ifNotSuspended':
      return attempts > 0 && !suspended;
    case 'ifAttempted':
      return attempts > 0;
    case 'ifNotSkipped':
      return !hasPreCondition(run, child, 'skip');
  }
}

/** Rolls up one cluster from its children: RB.1.1, RB.1.2, RB.1.3, in this order. */
function rollUpCluster(run: Run, node: ActivityNode): void {
  const { sequencing, completion } = node.activity;
  const progress = changeObjective(run, node, node.primary);
  setProgress(progress, {
    measure: rollUpMeasure(run, node, 'measure', (child) => child.activity.sequencing.rollup.objectiveMeasureWeight), // oxfmt-ignore
    progress: rollUpMeasure(run, node, 'progress', (child) => child.activity.completion.progressWeight),
  });
  // A status by measure is derived from it when read (RB.1.2 a, RB.1.3 a: isSatisfied, isCompleted).
  if (!sequencing.objectives.find(({ primary }) => primary)?.satisfiedByMeasure)
    setProgress(progress, {
      satisfied: rollUpByRules(run, node, 'notSatisfied', 'satisfied') ?? progress.satisfied,
    });
  if (!completion.byMeasure)
    setProgress(progress, {
      completed: rollUpByRules(run, node, 'incomplete', 'completed') ?? progress.completed,
    });
  delete changeActivity(run, node).earlier;
  writeShared(run, primaryOf(node), true);
}

/**
 * Overall Rollup Process [RB.1.5], from the parent of an activity to the root; and of every activity that reads a shared objective which this
 * has written (SN §4.6.2), as long as that leads to others.
 */
export function rollUp(run: Run, from: ActivityNode): void {
  run.isRollingUp = true;
  const done = new Set<ActivityNode>();
  for (let round = new Set([from]); round.size > 0;) {
    const next = new Set<ActivityNode>();
    const paths = new Set([...round].flatMap(({ path }) => path));
    for (const node of round) done.add(node);
    // Each cluster once, the deepest first.
    const clusters = [...paths].filter((node) => node.children.length > 0 && isTracked(node));
    for (const node of clusters.sort((a, b) => b.path.length - a.path.length)) rollUpCluster(run, node);
    for (const target of new Set([...paths].flatMap(({ objectives }) => writtenTargets(objectives))))
      for (const reader of run.nodes.readers.get(target) ?? []) if (!done.has(reader)) next.add(reader);
    round = next;
  }
  run.isRollingUp = false;
}
