import {
  type ActivityNode,
  activityNodes,
  isLeaf,
  keyOf,
} from '#app/domains/scorm/sequencing/activity-nodes.ts';
import { stepName, storeName } from '#app/domains/scorm/sequencing/course-values.ts';
import { type CourseStep, takeStep, withPartInHand } from '#app/domains/scorm/sequencing/course-steps.ts';
import type { NavigationRequest as Request } from '#app/domains/scorm/sequencing/navigation.ts';
import { isCompleted, isSatisfied, primaryOf } from '#app/domains/scorm/sequencing/objective-progress.ts';
import { type PossibleRequests, possibleRequests } from '#app/domains/scorm/sequencing/possible-requests.ts';
import type { Outcome } from '#app/domains/scorm/sequencing/navigate.ts';
import { readNavigationRequest } from '#app/domains/scorm/sequencing/read-navigation-request.ts';
import { MAX_STEPS, type SequencingStart } from '#app/domains/scorm/sequencing/sequencing-record.ts';
import {
  type Run,
  type SequencingState,
  objectiveProgress,
  openRun,
  stateOfActivity,
} from '#app/domains/scorm/sequencing/sequencing-run.ts';
import { trackedValue } from '#app/domains/scorm/sequencing/tracked-values.ts';
import { type WhatWasSaid, readWhatWasSaid } from '#app/domains/scorm/sequencing/what-was-said.ts';
import type { ActivityTree } from '#app/domains/scorm/types.ts';
import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';
import type {
  CourseNavigation,
  NavigationRequest,
  NavigationResult,
  PartInHand,
  Status,
} from './course-navigation.ts';

/** The order that SCORM 2004 sequencing makes of the activities. Each step goes with the commits, so that the server takes it too. */
export function sequencedNavigation(tree: ActivityTree, before: SequencingStart): CourseNavigation {
  const nodes = activityNodes(tree);
  const changedStores = new Set<string>();
  /** Steps that are not yet known to be kept, and the place of the first. */
  const steps: CourseStep[] = [];
  let first = before.steps;
  let { state } = before;
  /** What the running part has said so far. */
  let inHand: { said: FlatCmi; how: PartInHand } | null = null;
  let seen: { run: Run; possible: PossibleRequests } | null = null;

  function take(step: CourseStep): Outcome {
    steps.push(step);
    const { state: next, outcome } = takeStep(tree, state, step);
    state = next;
    seen = null;
    return outcome;
  }
  const isActive = (): boolean => {
    const node = current();
    return node !== null && stateOfActivity(openRun(tree, state), node).active === true;
  };
  function say(said: WhatWasSaid, isSuspended: boolean): void {
    const node = current();
    if (!node) return;
    const { attempts } = stateOfActivity(openRun(tree, state), node);
    take({ step: 'said', part: node.id, attempt: Math.max(1, attempts), said, isSuspended });
  }
  const result = ({ delivered, isEnded }: Outcome): NavigationResult =>
    delivered === null ? (isEnded ? 'over' : 'choose') : { part: delivered };

  /** The state as the learner sees it, with what the running part has said; what may be asked for is found out when it is asked. */
  function view() {
    if (seen) return seen;
    const said = inHand && readWhatWasSaid(inHand.said);
    const stateOfRunning = said ? withPartInHand(tree, state, said, false) : state;
    const shown: SequencingState =
      said && inHand!.how === 'asset' ? withPartInHand(tree, state, said, true) : stateOfRunning;
    return (seen = { run: openRun(tree, shown), possible: possibleRequests(tree, stateOfRunning) });
  }
  function request(of: Request): NavigationResult | null {
    inHand = null;
    const wasActive = isActive();
    const outcome = take({ step: 'go', request: of });
    // The part has exited, and the way leads no further: the learner chooses.
    if (outcome.exception !== null && outcome.delivered === null)
      return wasActive && !isActive() ? 'choose' : null;
    if (outcome.isEnded && of.to === 'suspendAll') return 'left';
    return result(outcome);
  }
  const requestOf = (move: NavigationRequest | { to: 'suspend' }): Request =>
    move.to === 'finish' || move.to === 'suspend'
      ? { to: move.to === 'finish' ? 'exitAll' : 'suspendAll' }
      : move.to === 'choice'
        ? { to: 'choice', target: move.part }
        : { to: move.to };
  const isPossible = (of: Request) => view().possible.isPossible(of);

  function statusOf(id: string, run = view().run): Status {
    const node = nodes.byId.get(id);
    if (!node) return 'none';
    const satisfied = isSatisfied(run, primaryOf(node));
    if (satisfied !== undefined) return satisfied ? 'passed' : 'failed';
    if (isCompleted(run, node)) return 'done';
    return stateOfActivity(run, node).attempts > 0 ? 'begun' : 'none';
  }
  /** A course that is failed by what it has so far is not over: only when nothing is left to do. */
  const isNothingLeft = (run: Run) =>
    isCompleted(run, nodes.root) === true ||
    nodes.all.every(
      (node) =>
        !isLeaf(node) ||
        !['none', 'begun'].includes(statusOf(node.id, run)) ||
        !view().possible.isListed(node.id),
    );
  /** Nothing is left now or, where there is no Next, once the running part has exited: a part that reports no status is completed by that. */
  function mayFinish(): boolean {
    if (isNothingLeft(view().run)) return true;
    const isToEnd =
      inHand?.how === 'running' && inHand.said['cmi.exit'] !== 'suspend' && !isPossible({ to: 'continue' });
    const after = isToEnd ? view().possible.whenExited() : null;
    const part = current();
    return after !== null && part !== null && isCompleted(after, part) === true && isNothingLeft(after);
  }
  const current = (): ActivityNode | null => {
    const node = state.current === null ? undefined : nodes.byId.get(state.current);
    return node && isLeaf(node) ? node : null;
  };

  return {
    begin: () => {
      const next = result(take({ step: 'begin' }));
      return next === 'over' ? 'choose' : next;
    },
    go: (move) => request(requestOf(move)),
    partNeverBegan(unheard) {
      inHand = null;
      const node = current();
      if (!node) return;
      const { said: before = {} } = objectiveProgress(openRun(tree, state), node, node.primary);
      say(
        {
          ...(before.satisfied ? {} : { success: 'unknown' }),
          ...(before.completed ? {} : { completion: 'unknown' }),
          ...readWhatWasSaid(unheard),
        },
        false,
      );
    },
    partSaid(said, how) {
      inHand = { said, how };
      seen = null;
    },
    partEnded({ said, exit, request: asked }, wish) {
      inHand = null;
      const own = readNavigationRequest(asked, exit);
      // A page that ends itself and asks for nothing has exited: its rules may lead on, else the learner chooses.
      const wanted = wish ? requestOf(wish) : (own ?? { to: 'exit' });
      // What an abandoned part has said does not count (SN §5.6.5).
      if (!wanted.to.startsWith('abandon')) say(readWhatWasSaid(said), exit === 'suspend');
      return request(wanted) ?? 'choose';
    },
    prepare(point) {
      const node = nodes.byId.get(point.sco)!;
      const { sequencing, completion, data } = node.activity;
      const primary = node.objectives[node.primary]!;
      const opened = openRun(tree, state);
      return {
        point: {
          ...point,
          scaledPassingScore: primary.satisfiedByMeasure ? String(primary.minNormalizedMeasure) : null,
          completionThreshold: completion.byMeasure ? String(completion.minProgressMeasure) : null,
          maxTimeAllowed: sequencing.limits.attemptAbsoluteDurationLimit ?? point.maxTimeAllowed,
          objectives: node.objectives.flatMap(({ id }) => id ?? []),
        },
        attempt: String(Math.max(1, stateOfActivity(opened, node).attempts)),
        tracked: (objective, element) => trackedValue(opened, node, objective, element),
        stores: {
          list: data.map(({ target, read, write }) => ({ id: target, readable: read, writable: write })),
          get: (id) => state.stores[keyOf(id)],
          set(id, value) {
            state = { ...state, stores: { ...state.stores, [keyOf(id)]: value } };
            changedStores.add(id);
          },
        },
        isRequestValid: (to, target) => {
          const asked = readNavigationRequest(target === undefined ? to : `{target=${target}}${to}`, '');
          return asked === null ? undefined : isPossible(asked);
        },
      };
    },
    isAllowed: (move) =>
      move.to === 'finish'
        ? mayFinish()
        : isPossible(requestOf(move)) ||
          // It exits the running part into a cluster whose parts the learner chooses; after that it has no effect.
          (move.to === 'continue' && isActive() && view().possible.leadsToChoice({ to: 'continue' })),
    leadsOut: () => view().possible.leadsOut({ to: 'continue' }),
    isListed: (id) => view().possible.isListed(id),
    isHidden: (button) => {
      const node = current();
      if (!node) return false;
      if (button !== 'exit' && node.parent && !node.parent.activity.sequencing.controlMode.flow) return true;
      return node.activity.hideLmsUi.includes(button);
    },
    statusOf: (id) => statusOf(id),
    courseValues: () => ({
      ...Object.fromEntries(
        steps.slice(0, MAX_STEPS).map((step, place) => [stepName(first + place), JSON.stringify(step)]),
      ),
      ...Object.fromEntries([...changedStores].map((id) => [storeName(id), state.stores[keyOf(id)] ?? ''])),
    }),
    courseValuesKept(values) {
      for (; steps.length > 0 && values[stepName(first)] !== undefined; first++) steps.shift();
      for (const id of changedStores)
        if (values[storeName(id)] === (state.stores[keyOf(id)] ?? '')) changedStores.delete(id);
    },
  };
}
