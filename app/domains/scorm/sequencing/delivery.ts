import { type ActivityNode, commonAncestor, isLeaf } from './activity-nodes.ts';
import { terminateDescendents } from './attempts.ts';
import { isBarred } from './checking.ts';
import { takeShared } from './objective-progress.ts';
import { type Run, changeActivity, stateOfActivity } from './sequencing-run.ts';

/** Delivery Request Process [DB.1.1]: the exception; null where the activity may be delivered. Changes nothing. */
export function findDeliveryBarrier(run: Run, node: ActivityNode): string | null {
  if (!isLeaf(node)) return 'DB.1.1-1';
  return node.path.some((each) => isBarred(run, each)) ? 'DB.1.1-3' : null;
}

/** Clear Suspended Activity Subprocess [DB.2.1]. */
function clearSuspended(run: Run, node: ActivityNode): void {
  const { suspended } = run;
  if (!suspended) return;
  const common = commonAncestor(node, suspended);
  const holdsSuspended = (each: ActivityNode) =>
    each.children.some((child) => stateOfActivity(run, child).suspended);
  for (const each of suspended.path.slice(common.path.length - 1).reverse())
    if (isLeaf(each) || !holdsSuspended(each)) changeActivity(run, each).suspended = false;
  run.suspended = null;
}

/** Content Delivery Environment Process [DB.2]: the exception; null where the activity is now the current one. */
export function deliver(run: Run, node: ActivityNode): string | null {
  if (run.current && stateOfActivity(run, run.current).active) return 'DB.2-1';
  if (node !== run.suspended) clearSuspended(run, node);
  terminateDescendents(run, node);
  for (const each of node.path) if (!stateOfActivity(run, each).active) beginAttempt(run, each);
  run.current = node;
  run.suspended = null;
  return null;
}

/** DB.2, step 5: a suspended attempt goes on, else a new one begins with nothing tracked. */
function beginAttempt(run: Run, node: ActivityNode): void {
  const state = changeActivity(run, node);
  state.active = true;
  if (!node.activity.sequencing.delivery.tracked) return;
  if (state.suspended) {
    state.suspended = false;
    takeShared(run, node);
    return;
  }
  state.attempts++;
  state.objectives = {};
  delete state.earlier;
  markEarlier(run, node);
}

/** State below this activity belongs to the previous attempt (useCurrentAttemptObjectiveInfo and …ProgressInfo, SN §3.2.5 and §3.2.6). */
function markEarlier(run: Run, node: ActivityNode): void {
  const { useCurrentAttemptObjectiveInfo: objective, useCurrentAttemptProgressInfo: progress } =
    node.activity.sequencing.controlMode;
  for (const child of node.children) {
    if (stateOfActivity(run, child).attempts > 0) {
      const state = changeActivity(run, child);
      state.earlier = {
        objective: objective || state.earlier?.objective === true,
        progress: progress || state.earlier?.progress === true,
      };
    }
    markEarlier(run, child);
  }
}
