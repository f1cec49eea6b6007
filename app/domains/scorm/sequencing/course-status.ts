import type { OverallStatus } from '#app/domains/scorm/attempts/cmi.ts';
import type { ActivityTree } from '#app/domains/scorm/types.ts';
import { isCompleted, isSatisfied, primaryOf, readValue } from './objective-progress.ts';
import { type SequencingState, openRun } from './sequencing-run.ts';

/** What the parts amount to: the status of the root, as it was rolled up. */
export function courseStatus(tree: ActivityTree, state: SequencingState): OverallStatus {
  const run = openRun(tree, state);
  const { root } = run.nodes;
  const completed = isCompleted(run, root);
  const satisfied = isSatisfied(run, primaryOf(root));
  const measure = readValue(run, primaryOf(root), 'measure');
  return {
    completionStatus: completed === undefined ? null : completed ? 'completed' : 'incomplete',
    successStatus: satisfied === undefined ? null : satisfied ? 'passed' : 'failed',
    scaledScore: measure === undefined ? null : String(Number(measure.toFixed(7))),
  };
}
