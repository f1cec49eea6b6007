import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';
import type { ActivityTree, SharedValues } from '#app/domains/scorm/types.ts';
import { activityNodes, keyOf } from './activity-nodes.ts';
import { type CourseStep, takeSteps } from './course-steps.ts';
import { idOfStore, placeOfStep } from './course-values.ts';
import type { SequencingState } from './sequencing-run.ts';

/** What an attempt keeps of its sequencing. */
export type SequencingRecord = {
  state: SequencingState;
  /** The launch whose steps were taken last, and how many of them. */
  launch: string | null;
  steps: number;
};

/** With what a player begins: the state, and the number of its next step. */
export type SequencingStart = { state: SequencingState; steps: number };

/** Steps that one commit brings at most: each costs as much as what a learner does by a press. */
export const MAX_STEPS = 100;

/** Characters of all stores together; beyond, a store stays as it was. */
const MAX_STORES = 1_000_000;

/**
 * The record after the values of a commit (`course-values.ts`): steps that were taken before are left out, and so is what follows a gap, since
 * every later commit says them again until they are known to be kept. `readStep` parses what came over the network; null: it says nothing, and
 * counts as taken, so that what follows is heard.
 */
export function takeCourseValues(
  tree: ActivityTree,
  record: SequencingRecord,
  launch: string,
  values: FlatCmi,
  readStep: (text: string) => CourseStep | null,
): SequencingRecord {
  const said = new Map<number, string>();
  const stores: [string, string][] = [];
  for (const [name, value] of Object.entries(values)) {
    const place = placeOfStep(name);
    const store = idOfStore(name);
    if (place !== null) said.set(place, value);
    else if (store !== null) stores.push([store, value]);
  }
  const first = record.launch === launch ? record.steps : 0;
  let steps = first;
  const taken: CourseStep[] = [];
  for (; steps - first < MAX_STEPS && said.has(steps); steps++) {
    const step = readStep(said.get(steps)!);
    if (step) taken.push(step);
  }
  const state = takeSteps(tree, record.state, taken);
  const known = activityNodes(tree).sharedNames.stores;
  const kept = new Map(Object.entries(state.stores));
  // One that was emptied is kept as empty, so that it is empty in the learner's other courses too.
  let size = [...kept.values()].reduce((sum, value) => sum + value.length, 0);
  for (const [name, value] of stores) {
    size += value.length - (kept.get(keyOf(name))?.length ?? 0);
    if (known.has(name) && size <= MAX_STORES) kept.set(keyOf(name), value);
  }
  return { state: { ...state, stores: Object.fromEntries(kept) }, launch, steps };
}

const only = <T>(values: Record<string, T>, names: Set<string>): Record<string, T> => {
  const keys = new Set([...names].map(keyOf));
  return Object.fromEntries(Object.entries(values).filter(([key]) => keys.has(key)));
};

/** A state that knows what the learner brings along, of what this tree reads or writes. */
export function withSharedValues(
  tree: ActivityTree,
  state: SequencingState,
  { shared, stores }: SharedValues,
): SequencingState {
  const { objectivesGlobalToSystem, dataGlobalToSystem, sharedNames } = activityNodes(tree);
  return {
    ...state,
    ...(objectivesGlobalToSystem
      ? { shared: { ...state.shared, ...only(shared, sharedNames.objectives) } }
      : {}),
    ...(dataGlobalToSystem ? { stores: { ...state.stores, ...only(stores, sharedNames.stores) } } : {}),
  };
}

/** What of a state other courses of the learner will find. */
export const sharedValuesOf = (tree: ActivityTree, { shared, stores }: SequencingState): SharedValues => ({
  shared: tree.objectivesGlobalToSystem ? shared : {},
  stores: tree.dataGlobalToSystem ? stores : {},
});
