import { type ActivityNode, commonAncestor, isLeaf, isWithin } from './activity-nodes.ts';
import { primaryOf, readValue, writeShared } from './objective-progress.ts';
import { rollUp } from './rollup.ts';
import { attemptedChildren } from './selection-and-randomization.ts';
import { type Run, changeActivity, changeObjective, stateOfActivity } from './sequencing-run.ts';

/** End Attempt Process [UP.4]. */
export function endAttempt(run: Run, node: ActivityNode): void {
  const state = changeActivity(run, node);
  if (!isLeaf(node))
    state.suspended = attemptedChildren(run, node).some((child) => stateOfActivity(run, child).suspended);
  else if (node.activity.sequencing.delivery.tracked && !state.suspended) {
    assumeWhatWasNotSaid(run, node);
    node.objectives.forEach((_, place) => writeShared(run, { node, place }, false));
  }
  state.active = false;
  rollUp(run, node);
}

/**
 * A part that reports nothing counts as completed and satisfied when it ends, unless the manifest leaves that to its content (SN §3.13.2, §3.13.3).
 * One that sets "unknown" has reported a status (as ADL's cases CM-06, CM-15, RU-19 decide).
 */
function assumeWhatWasNotSaid(run: Run, node: ActivityNode): void {
  const { completion, sequencing } = node.activity;
  const progress = changeObjective(run, node, node.primary);
  const of = primaryOf(node);
  const isUnsaid = (value: 'completed' | 'satisfied') =>
    !progress.said?.[value] && readValue(run, of, value) === undefined;
  if (!sequencing.delivery.completionSetByContent && !completion.byMeasure && isUnsaid('completed'))
    progress.completed = true;
  const { satisfiedByMeasure } = node.objectives[node.primary]!;
  if (!sequencing.delivery.objectiveSetByContent && !satisfiedByMeasure && isUnsaid('satisfied'))
    progress.satisfied = true;
}

/** Terminate Descendent Attempts Process [UP.3]: of all activities between the current one and the common ancestor with this one. */
export function terminateDescendents(run: Run, node: ActivityNode): void {
  if (!run.current) return;
  const common = commonAncestor(run.current, node);
  for (const above of run.current.path.slice(0, -1).reverse()) {
    if (above === common || !isWithin(above, common)) return;
    endAttempt(run, above);
  }
}
