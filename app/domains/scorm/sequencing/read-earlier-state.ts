import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';
import type { ActivityTree, ObjectiveProgress } from '#app/domains/scorm/types.ts';
import { type ActivityNode, activityNodes, keyOf } from './activity-nodes.ts';
import { type ActivityState, type SequencingState, beginningState } from './sequencing-run.ts';

type Read = (...path: string[]) => unknown;

/**
 * The state of an attempt that began when scorm-again kept it: leaves by their paths, `seq:/sequencing/activityStates/…`, each as JSON, and only what
 * differed from a fresh tree. Its learner goes on at the same part, with what was rolled up until then.
 */
export function readEarlierState(tree: ActivityTree, seed: string, names: FlatCmi): SequencingState {
  const read: Read = (...path) => {
    const text =
      names[`seq:/${path.map((each) => (each.startsWith('[') ? each : encodeURIComponent(each))).join('/')}`];
    return text ? (JSON.parse(text) as unknown) : undefined;
  };
  const nodes = activityNodes(tree);
  const state = beginningState(seed);
  for (const node of nodes.all) {
    const attempts = read('sequencing', 'activityStates', node.id, 'attemptCount');
    if (typeof attempts === 'number' && attempts > 0)
      state.activities[keyOf(node.id)] = readActivity(read, node, attempts);
  }
  for (const target of nodes.sharedNames.objectives)
    state.shared[keyOf(target)] = readProgress(
      (name) => read('sequencing', 'globalObjectiveMap', target, name),
      KNOWN_IN_SHARED,
    );
  for (const store of nodes.sharedNames.stores) {
    const text = read('sharedData', store);
    if (typeof text === 'string' && text !== '') state.stores[keyOf(store)] = text;
  }
  const last = read('sequencing', 'suspendedActivity') ?? read('sequencing', 'currentActivity');
  const at = typeof last === 'string' ? nodes.byId.get(last) : undefined;
  if (!at || !state.activities[keyOf(at.id)]) return state;
  // A window that was open then counts as closed: a part that is resumed must be suspended.
  for (const node of at.path)
    state.activities[keyOf(node.id)] = {
      attempts: 1,
      objectives: {},
      ...state.activities[keyOf(node.id)],
      suspended: true,
    };
  return { ...state, suspended: at.id };
}

function readActivity(read: Read, node: ActivityNode, attempts: number): ActivityState {
  const of = (...path: string[]) => read('sequencing', 'activityStates', node.id, ...path);
  const objectives: ActivityState['objectives'] = {};
  node.objectives.forEach(({ id }, place) => {
    const progress = readProgress(
      (name) => of('objectives', 'objectives', `[${place}`, name),
      KNOWN_IN_ACTIVITY,
    );
    if (Object.keys(progress).length > 0) objectives[keyOf(id ?? '')] = progress;
  });
  return { attempts, objectives, ...(of('isSuspended') === true ? { suspended: true } : {}) };
}

/** Names of the leaves that say whether a value is known; in an activity the completion status says it itself. */
const KNOWN_IN_ACTIVITY = {
  satisfied: 'progressStatus',
  measure: 'measureStatus',
  progress: 'progressMeasureStatus',
  completion: null,
};
const KNOWN_IN_SHARED = {
  satisfied: 'satisfiedStatusKnown',
  measure: 'normalizedMeasureKnown',
  progress: 'progressMeasureKnown',
  completion: 'completionStatusKnown',
};

function readProgress(
  of: (name: string) => unknown,
  known: typeof KNOWN_IN_ACTIVITY | typeof KNOWN_IN_SHARED,
): ObjectiveProgress {
  const [measure, progress, completion] = [
    of('normalizedMeasure'),
    of('progressMeasure'),
    of('completionStatus'),
  ];
  const isCompletionKnown = known.completion
    ? of(known.completion) === true
    : completion === 'completed' || completion === 'incomplete';
  return {
    ...(of(known.satisfied) === true ? { satisfied: of('satisfiedStatus') === true } : {}),
    ...(of(known.measure) === true && typeof measure === 'number' ? { measure } : {}),
    ...(of(known.progress) === true && typeof progress === 'number' ? { progress } : {}),
    ...(isCompletionKnown ? { completed: completion === 'completed' } : {}),
  };
}
