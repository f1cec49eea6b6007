import { commonAncestor } from './activity-nodes.ts';
import { endAttempt, terminateDescendents } from './attempts.ts';
import { deliver, findDeliveryBarrier } from './delivery.ts';
import { type NavigationRequest, type SequencingRequest, checkNavigation } from './navigation.ts';
import { findNext } from './sequencing-requests.ts';
import { type Run, stateOfActivity } from './sequencing-run.ts';
import { terminate } from './termination.ts';

/**
 * Outcome of a request: an activity was delivered, the session ended, or neither, and the learner chooses. `exception`: the code of the
 * book where a process refused it; the effects of earlier processes remain.
 */
export type Outcome = { delivered: string | null; isEnded: boolean; exception: string | null };

const failed = (exception: string): Outcome => ({ delivered: null, isEnded: false, exception });

/** Overall Sequencing Process [OP.1] for one navigation request. */
export function navigate(run: Run, request: NavigationRequest): Outcome {
  const navigated = checkNavigation(run, request);
  if ('exception' in navigated) return failed(navigated.exception);
  let { sequencing } = navigated;
  if (navigated.termination) {
    const terminated = terminate(run, navigated.termination);
    if ('exception' in terminated) return failed(terminated.exception);
    // The request of a rule overrides the navigation request (TB.2.3); an abandoned activity makes none.
    if (terminated.request) sequencing = { to: terminated.request };
  }
  return sequence(run, sequencing);
}

function sequence(run: Run, request: SequencingRequest): Outcome {
  clearSharedOfAttempt(run, request);
  const next = findNext(run, request);
  if (next.isEnd) return endSession(run);
  if (next.exception !== undefined) {
    if (next.isInside && request.to === 'choice') leaveForTarget(run, request.target);
    return failed(next.exception);
  }
  if (!next.deliver) return { delivered: null, isEnded: false, exception: null };
  const barrier = findDeliveryBarrier(run, next.deliver) ?? deliver(run, next.deliver);
  return barrier ? failed(barrier) : { delivered: next.deliver.id, isEnded: false, exception: null };
}

/** The session is over, whether the learner left it or the walk came to its end (SB.2.1, step 3.1; SB.2.11). */
function endSession(run: Run): Outcome {
  terminateDescendents(run, run.nodes.root);
  run.current = null;
  return { delivered: null, isEnded: true, exception: null };
}

/** SB.2.9, step 12: nothing within the target could be delivered; the learner has left the previous activity and is there now. */
function leaveForTarget(run: Run, target: NonNullable<Run['current']>): void {
  const common = run.current ? commonAncestor(run.current, target) : run.nodes.root;
  terminateDescendents(run, common);
  endAttempt(run, common);
  run.current = target;
}

/** Shared objectives and stores that are not global to the system end with the attempt at the root (SN §3.10.2, CAM §3.4.1.13). */
function clearSharedOfAttempt(run: Run, { to }: SequencingRequest): void {
  const { root, objectivesGlobalToSystem, dataGlobalToSystem } = run.nodes;
  const isNewAttempt = to === 'start' || (to === 'retry' && run.current === root);
  const { active, suspended } = stateOfActivity(run, root);
  if (!isNewAttempt || active || suspended) return;
  if (!objectivesGlobalToSystem) run.shared = {};
  if (!dataGlobalToSystem) run.stores = {};
}
