import type { ActivityTree, ObjectiveProgress } from '#app/domains/scorm/types.ts';
import { type ActivityNode, type ActivityNodes, activityNodes, keyOf } from './activity-nodes.ts';

/** Of an activity (SN §4.2.2 to §4.2.4). */
export type ActivityState = {
  /** Activity Attempt Count. */
  attempts: number;
  active?: boolean;
  suspended?: boolean;
  /** By the name of the objective, the unnamed primary one by none; that of the primary one is also the attempt's own progress. */
  objectives: Record<string, ObjectiveProgress>;
  /** An earlier attempt at an activity above left this: its rollup does not count it (useCurrentAttempt…Info). */
  earlier?: { objective?: boolean; progress?: boolean };
};

/**
 * All that the processes remember: plain, small, to be stored as JSON. Records are by `keyOf` a name; activities that nobody has touched are not
 * in it.
 */
export type SequencingState = {
  /** Where selection and randomization begin from, so that everybody who reads this state gets the same order. */
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
  /** Rollup looks at the tree, and leaves out what an earlier attempt left. */
  isRollingUp: boolean;
};

/** A run to try something on. */
export const copyRun = (run: Run): Run => ({
  ...run,
  ...structuredClone({ activities: run.activities, shared: run.shared }),
});

/** Throws nothing: activities that the tree does not have are left out. */
export function openRun(tree: ActivityTree, state: SequencingState): Run {
  const nodes = activityNodes(tree);
  const { activities, shared } = structuredClone({ activities: state.activities, shared: state.shared });
  const find = (id: string | null) => (id === null ? null : (nodes.byId.get(id) ?? null));
  return {
    nodes,
    current: find(state.current),
    suspended: find(state.suspended),
    seed: state.seed,
    activities,
    shared,
    stores: { ...state.stores },
    available: new Map(),
    isRollingUp: false,
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
export const changeActivity = (run: Run, { id }: ActivityNode): ActivityState =>
  (run.activities[keyOf(id)] ??= { attempts: 0, objectives: {} });

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
