import type { ActivityTree, ObjectiveProgress } from '#app/domains/scorm/types.ts';
import { type ActivityNode, type ActivityNodes, activityNodes, keyOf } from './activity-nodes.ts';

/** Of an activity (SN §4.2.2 to §4.2.4). */
export type ActivityState = {
  /** Activity Attempt Count. */
  attempts: number;
  active?: boolean;
  suspended?: boolean;
  /** By the name of the objective, empty for an unnamed primary one; progress of the primary one is also that of the attempt. */
  objectives: Record<string, ObjectiveProgress>;
  /** An earlier attempt at an activity above left this: its rollup does not count it (useCurrentAttempt…Info). */
  earlier?: { objective?: boolean; progress?: boolean };
};

/**
 * Everything that the processes remember: plain, small, stored as JSON. Records are keyed by `keyOf` a name; untouched activities are not
 * in it.
 */
export type SequencingState = {
  /** Seed of selection and randomization, so that every reader of this state gets the same order. */
  seed: string;
  current: string | null;
  suspended: string | null;
  activities: Record<string, ActivityState>;
  /** Shared objectives by name. */
  shared: Record<string, ObjectiveProgress>;
  /** Texts that parts share, by the name of the store (adlcp:data). */
  stores: Record<string, string>;
};

/** Nothing has begun. */
export const beginningState = (seed: string): SequencingState => ({
  seed,
  current: null,
  suspended: null,
  activities: {},
  shared: {},
  stores: {},
});

/** The processes at work: the tree, and a state of their own that they change. */
export type Run = {
  nodes: ActivityNodes;
  current: ActivityNode | null;
  suspended: ActivityNode | null;
  seed: string;
  activities: Record<string, ActivityState>;
  shared: Record<string, ObjectiveProgress>;
  stores: Record<string, string>;
  /** Available children as they were found, by activity and attempt. */
  available: Map<string, ActivityNode[]>;
  /** During rollup: ignores what an earlier attempt left. */
  isRollingUp: boolean;
  /** The first sibling that may not be passed, by where the search begins; only of a run that is read and no longer changed. */
  barriers?: Map<string, number>;
  /** Keys of records that belong to this run: others are still shared with the initial state and copied before a change. */
  own: { activities: Set<string>; shared: Set<string> };
};

/** From now on the run is only read. */
export const asSeen = (run: Run): Run => ({ ...run, barriers: new Map() });

/** A copy to try a request on. */
export function copyRun(run: Run): Run {
  const { activities, shared, stores, barriers: _, ...rest } = run;
  run.own = { activities: new Set(), shared: new Set() };
  return {
    ...rest,
    activities: { ...activities },
    shared: { ...shared },
    stores: { ...stores },
    own: { activities: new Set(), shared: new Set() },
  };
}

/** Throws nothing: activities that the tree does not have are left out. */
export function openRun(tree: ActivityTree, state: SequencingState): Run {
  const nodes = activityNodes(tree);
  const find = (id: string | null) => (id === null ? null : (nodes.byId.get(id) ?? null));
  return {
    nodes,
    current: find(state.current),
    suspended: find(state.suspended),
    seed: state.seed,
    activities: { ...state.activities },
    shared: { ...state.shared },
    stores: { ...state.stores },
    available: new Map(),
    isRollingUp: false,
    own: { activities: new Set(), shared: new Set() },
  };
}

export const stateOf = ({ seed, current, suspended, activities, shared, stores }: Run): SequencingState => ({
  seed,
  current: current?.id ?? null,
  suspended: suspended?.id ?? null,
  activities,
  shared,
  stores,
});

const UNTOUCHED: Readonly<ActivityState> = Object.freeze({ attempts: 0, objectives: Object.freeze({}) });

/** To be read. */
export const stateOfActivity = (run: Run, { id }: ActivityNode): Readonly<ActivityState> =>
  run.activities[keyOf(id)] ?? UNTOUCHED;

/** To be changed. */
export function changeActivity(run: Run, { id }: ActivityNode): ActivityState {
  const key = keyOf(id);
  const known = run.activities[key];
  if (known && run.own.activities.has(key)) return known;
  run.own.activities.add(key);
  const objectives = Object.entries(known?.objectives ?? {}).map(([name, each]) => [name, { ...each }]);
  return (run.activities[key] = {
    attempts: 0,
    ...known,
    objectives: Object.fromEntries(objectives) as ActivityState['objectives'],
  });
}

/** A shared objective, to be changed. */
export function changeShared(run: Run, target: string): ObjectiveProgress {
  const key = keyOf(target);
  const known = run.shared[key];
  if (known && run.own.shared.has(key)) return known;
  run.own.shared.add(key);
  return (run.shared[key] = { ...known });
}

/** Undefined becomes unknown. */
export function setProgress(
  progress: ObjectiveProgress,
  values: { [V in keyof ObjectiveProgress]?: ObjectiveProgress[V] | undefined },
): void {
  for (const [name, value] of Object.entries(values))
    if (value === undefined) delete progress[name as keyof ObjectiveProgress];
    else Object.assign(progress, { [name]: value });
}

const nameOf = (node: ActivityNode, place: number): string => keyOf(node.objectives[place]!.id ?? '');

const UNKNOWN: Readonly<ObjectiveProgress> = Object.freeze({});

/** To be read. */
export const objectiveProgress = (run: Run, node: ActivityNode, place: number): Readonly<ObjectiveProgress> =>
  stateOfActivity(run, node).objectives[nameOf(node, place)] ?? UNKNOWN;

/** To be changed. */
export const changeObjective = (run: Run, node: ActivityNode, place: number): ObjectiveProgress =>
  (changeActivity(run, node).objectives[nameOf(node, place)] ??= {});
