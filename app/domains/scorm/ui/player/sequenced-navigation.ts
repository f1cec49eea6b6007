import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';
import type { Activity, ActivityTree } from '#app/domains/scorm/types.ts';
import { stateCodec } from '#app/domains/scorm/sequencing/sequencing-state.ts';
import type { CourseNavigation, NavigationResult, Status } from './course-navigation.ts';
import {
  type Sequencer,
  type Validity,
  deferValidity,
  isBarred,
  navigate,
  openSequencer,
  resume,
} from './sequencer.ts';
import { flatten, nest } from '#app/domains/scorm/run-time/flat-cmi.ts';
import type { RunTime } from '#app/domains/scorm/run-time/run-time.ts';

type Tracking = {
  completionStatus: string;
  successStatus: string;
  score: number | null;
};

type Sequenced = RunTime['api'] &
  Sequencer & {
    loadFromJSON(json: object, element: string): void;
    renderCommitCMI(terminate: boolean, includeTotalTime: boolean): unknown;
    adl: { nav: { request: string } };
    reset(settings?: object, options?: { preserveListeners?: boolean; resetTotalTime?: boolean }): void;
    serializeSequencingState(): string;
    deserializeSequencingState(state: string): boolean;
    getActivityTrackingData(id: string): Tracking | null;
  };

/** The order that SCORM 2004 sequencing makes of the activities, by scorm-again; its state goes with each commit. */
export function sequencedNavigation(
  tree: ActivityTree,
  state: FlatCmi | null,
): { guide: CourseNavigation; openRunTime(initial: FlatCmi): RunTime } {
  let delivered: string | null = null;
  let current: string | null = null;
  let over = false;
  let validity: Validity = { continue: false, previous: false, choice: {}, hideLmsUi: [] };
  const attempts = new Map<string, number>();
  /** A choice that adl.nav.request has no form for: its names end in a letter or a digit. */
  let unnameable: string | null = null;
  const api = openSequencer<Sequenced>(tree, {
    onActivityDelivery: ({ id, attemptCount }) => {
      delivered = id;
      attempts.set(id, attemptCount);
    },
    onSequencingSessionEnd: () => void (over = true),
    onNavigationValidityUpdate: (update) => void (validity = update),
  });
  const choices = deferValidity(api);
  const codec = stateCodec(api.serializeSequencingState());
  const isRestored = state !== null && api.deserializeSequencingState(codec.whole(state));

  /** Result of the last request. */
  function outcome(): NavigationResult {
    const part = delivered;
    delivered = null;
    if (part !== null) over = false;
    return part === null ? (over ? 'over' : 'choose') : { part };
  }
  const request = (name: string, target?: string): NavigationResult | null => {
    const granted = navigate(api, tree, name, target);
    const next = outcome();
    return granted || next !== 'choose' ? next : null;
  };
  const leaves = (activity: Activity): Activity[] =>
    activity.children.length === 0 ? [activity] : activity.children.flatMap(leaves);
  const isChoosable = (id: string) => validity.choice[id] === 'true' && !isBarred(api, tree, id);

  /** A course without flow begins with nothing: its first part is chosen, as a learner would. */
  function firstChoice(): NavigationResult {
    for (const { id, visible } of leaves(tree.root)) {
      if (!visible) continue;
      const next = request('choice', id);
      if (next) return next;
    }
    return 'choose';
  }
  function begin(): NavigationResult {
    if (isRestored && resume(api)) return outcome();
    const next = request('start');
    return next && next !== 'choose' ? next : firstChoice();
  }

  const guide: CourseNavigation = {
    begin: () => {
      const next = begin();
      over = false;
      return next;
    },
    go: (move) =>
      move.to === 'finish'
        ? (request('exitAll') ?? 'over')
        : request(move.to, 'part' in move ? move.part : undefined),
    setPendingRequest: (move) => {
      unnameable = 'part' in move && !/^\S*[\w-]$/.test(move.part) ? move.part : null;
      if (unnameable !== null) return;
      const named: Record<string, string> = { suspend: 'suspendAll', finish: 'exitAll' };
      api.adl.nav.request = 'part' in move ? `{target=${move.part}}choice` : (named[move.to] ?? move.to);
    },
    afterPartEnds: () => {
      const next = outcome();
      const chosen = unnameable;
      unnameable = null;
      return chosen === null ? next : (request('choice', chosen) ?? next);
    },
    prepare: (part) => {
      current = part;
      // One run-time serves all parts: the time of the part before is not this one's.
      api.reset(undefined, { preserveListeners: true, resetTotalTime: true });
      return String(attempts.get(part) ?? 1);
    },
    beforePartEnds: () => {
      const target = /^{target=(.+)}choice$/.exec(api.adl.nav.request)?.[1];
      if (target !== undefined && isBarred(api, tree, target)) api.adl.nav.request = '_none_';
    },
    isAllowed: (move) => {
      choices.refresh();
      if (move.to === 'choice') return isChoosable(move.part);
      if (move.to === 'finish') return ['done', 'passed', 'failed'].includes(statusOf(tree.root.id));
      return validity[move.to];
    },
    isHidden: (button) => {
      choices.refresh();
      return validity.hideLmsUi.includes(button);
    },
    statusOf,
    courseValues: () => ({
      ...rolledUpValues(api.getActivityTrackingData(tree.root.id)),
      ...codec.difference(api.serializeSequencingState()),
    }),
  };
  function statusOf(id: string): Status {
    const data = api.getActivityTrackingData(id);
    if (data?.successStatus === 'passed' || data?.successStatus === 'failed') return data.successStatus;
    if (data?.completionStatus === 'completed') return 'done';
    const isBegun = data?.completionStatus === 'incomplete' || id === current || attempts.has(id);
    return isBegun ? 'begun' : 'none';
  }
  return {
    guide,
    openRunTime: (initial) => {
      api.loadFromJSON(nest(initial), 'cmi');
      return {
        api,
        render: () => flatten((api.renderCommitCMI(true, true) as { cmi: object }).cmi),
        wasSet: () => false,
        exit: () => '',
        navRequest: () => api.adl.nav.request,
      };
    },
  };
}

const rolledUpValues = (root: Tracking | null): FlatCmi =>
  root === null
    ? {}
    : {
        'course.completion_status': root.completionStatus,
        'course.success_status': root.successStatus,
        ...(root.score === null ? {} : { 'course.score.scaled': String(Number(root.score.toFixed(7))) }),
      };
