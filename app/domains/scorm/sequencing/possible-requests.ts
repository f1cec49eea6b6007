import { isWithin } from './activity-nodes.ts';
import type { ActivityTree } from '#app/domains/scorm/types.ts';
import { hasPreCondition } from './checking.ts';
import { findDeliveryBarrier } from './delivery.ts';
import { type NavigationRequest, type SequencingRequest, checkNavigation } from './navigation.ts';
import { availableChildren } from './selection-and-randomization.ts';
import { findNext } from './sequencing-requests.ts';
import { type Run, type SequencingState, asSeen, copyRun, openRun } from './sequencing-run.ts';
import { terminate } from './termination.ts';

/** Requests possible now; each answer is computed once, on demand. */
export type PossibleRequests = {
  /** Whether the request would deliver an activity or end the session (`adl.nav.request_valid`, SN §5.6.8). */
  isPossible(request: NavigationRequest): boolean;
  /** Whether the flow ends in a cluster whose parts the learner chooses (SB.2.2-1): the learner is there, and continues by the contents. */
  leadsToChoice(request: NavigationRequest): boolean;
  /** Whether the walk comes to the end of the tree, which ends the session. */
  leadsOut(request: NavigationRequest): boolean;
  /** The state once the current activity has exited; null where it cannot. To be looked at. */
  whenExited(): Run | null;
  /** Whether the activity is in the contents: available, and not hidden from choice (SN §5.5). */
  isListed(id: string): boolean;
};

/**
 * Asks the processes themselves, so that a request shown as possible succeeds: the current attempt is ended once, on a copy, and each
 * request is then evaluated without carrying it out.
 */
export function possibleRequests(tree: ActivityTree, state: SequencingState): PossibleRequests {
  const now = asSeen(openRun(tree, state));
  const { nodes } = now;
  const answers = new Map<string, boolean>();
  let ended: { run: Run; instead: SequencingRequest | null } | null | undefined;

  /** The state when the current activity has exited, and what its rules ask for then. Null: it cannot. */
  function whenExited() {
    if (ended !== undefined) return ended;
    const run = copyRun(now);
    const terminated = terminate(run, 'exit');
    if ('exception' in terminated) return (ended = null);
    return (ended = { run: asSeen(run), instead: terminated.request && { to: terminated.request } });
  }
  /** The result of the next processes once the current activity has exited. */
  function findAfter(request: NavigationRequest) {
    const navigated = checkNavigation(now, request);
    if ('exception' in navigated) return null;
    if (navigated.termination === null) return { run: now, found: findNext(now, navigated.sequencing) };
    const exited = whenExited();
    return exited && { run: exited.run, found: findNext(exited.run, exited.instead ?? navigated.sequencing) };
  }
  function find(request: NavigationRequest): boolean {
    const navigated = checkNavigation(now, request);
    if ('exception' in navigated) return false;
    // These end the current attempt in any case.
    if (navigated.termination !== null && navigated.termination !== 'exit') return true;
    if (request.to === 'exit') return true;
    const after = findAfter(request);
    if (!after) return false;
    const { deliver, isEnd } = after.found;
    const target = request.to === 'choice' ? now.nodes.byId.get(request.target) : undefined;
    // A rule may lead elsewhere than where the learner wants to go.
    if (target) return deliver !== undefined && isWithin(deliver, target) && findDeliveryBarrier(after.run, deliver) === null; // oxfmt-ignore
    return isEnd === true || (deliver !== undefined && findDeliveryBarrier(after.run, deliver) === null);
  }
  return {
    isPossible(request) {
      const key = 'target' in request ? `${request.to} ${request.target}` : request.to;
      const known = answers.get(key);
      if (known !== undefined) return known;
      const answer = find(request);
      answers.set(key, answer);
      return answer;
    },
    leadsOut: (request) => findAfter(request)?.found.isEnd === true,
    whenExited: () => whenExited()?.run ?? null,
    leadsToChoice: (request) => findAfter(request)?.found.exception === 'SB.2.2-1',
    isListed(id) {
      const node = nodes.byId.get(id);
      return (
        node !== undefined &&
        node.path.every(
          (each) =>
            !hasPreCondition(now, each, 'hiddenFromChoice') &&
            (!each.parent || availableChildren(now, each.parent).includes(each)),
        )
      );
    },
  };
}
