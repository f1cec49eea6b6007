import type { Objective, ObjectiveProgress, SharedField } from '#app/domains/scorm/types.ts';
import { type ActivityNode, keyOf } from './activity-nodes.ts';
import {
  type Run,
  changeObjective,
  changeShared,
  objectiveProgress,
  setProgress,
  stateOfActivity,
} from './sequencing-run.ts';

type Value = Exclude<keyof ObjectiveProgress, 'said'>;

/** Undefined: unknown. */
type Known<V extends Value> = ObjectiveProgress[V] | undefined;

const FIELDS: Record<Value, SharedField> = {
  satisfied: 'SatisfiedStatus',
  measure: 'NormalizedMeasure',
  completed: 'CompletionStatus',
  progress: 'ProgressMeasure',
  raw: 'RawScore',
  min: 'MinScore',
  max: 'MaxScore',
};
const VALUES = Object.keys(FIELDS) as Value[];

/** Of an objective, or of the attempt itself where the place is that of the primary one. */
type Of = { node: ActivityNode; place: number };

export const primaryOf = (node: ActivityNode): Of => ({ node, place: node.primary });

const objectiveOf = ({ node, place }: Of): Objective => node.objectives[place]!;

/** Shared objectives that this one writes to. */
export const writtenTargets = (objectives: Objective[]): string[] =>
  objectives.flatMap(({ maps }) => maps.filter(({ write }) => write.length > 0).map(({ target }) => target));

/** The activity's own progress. Rollup ignores what an earlier attempt at an ancestor left behind (SN §4.6.1, §3.2.4). */
function ownValue<V extends Value>(run: Run, { node, place }: Of, value: V): Known<V> {
  const { earlier } = stateOfActivity(run, node);
  const isEarlier = value === 'completed' || value === 'progress' ? earlier?.progress : earlier?.objective;
  return run.isRollingUp && isEarlier ? undefined : objectiveProgress(run, node, place)[value];
}

/**
 * The effective value: that of the shared objective where a map reads it (SN §3.10.3), else the activity's own. A shared status or
 * measure counts even when it is unknown; completion and its measure only when they are known (as ADL's cases CM-13 and CO-09 decide).
 */
export function readValue<V extends Value>(run: Run, of: Of, value: V): Known<V> {
  const map = objectiveOf(of).maps.find(({ read }) => read.includes(FIELDS[value]));
  if (!map) return ownValue(run, of, value);
  const shared = run.shared[keyOf(map.target)]?.[value];
  return value === 'completed' || value === 'progress' ? (shared ?? ownValue(run, of, value)) : shared;
}

const reaches = (measure: number | undefined, least: number): boolean | undefined =>
  measure === undefined ? undefined : measure >= least;

/** Objective satisfied status; undefined: unknown. Where it is by measure, the measure alone decides (RB.1.2a). */
export function isSatisfied(run: Run, of: Of): boolean | undefined {
  const { node, place } = of;
  const { satisfiedByMeasure, minNormalizedMeasure } = objectiveOf(of);
  if (!satisfiedByMeasure) return readValue(run, of, 'satisfied');
  const waits =
    place === node.primary &&
    node.children.length > 0 &&
    stateOfActivity(run, node).active === true &&
    !node.activity.sequencing.rollup.measureSatisfactionIfActive;
  return waits ? undefined : reaches(readValue(run, of, 'measure'), minNormalizedMeasure);
}

/** Attempt completion status; undefined: unknown. Where it is by measure, the measure alone decides (RB.1.3a). */
export function isCompleted(run: Run, node: ActivityNode): boolean | undefined {
  const { byMeasure, minProgressMeasure } = node.activity.completion;
  return byMeasure
    ? reaches(readValue(run, primaryOf(node), 'progress'), minProgressMeasure)
    : readValue(run, primaryOf(node), 'completed');
}

/** A resumed attempt begins with what others have written since, so that it does not write its own old values over them (ADL's case CO-10). */
export function takeShared(run: Run, node: ActivityNode): void {
  node.objectives.forEach(({ maps }, place) => {
    for (const { target, read } of maps)
      for (const value of VALUES) {
        const shared = run.shared[keyOf(target)]?.[value];
        if (shared !== undefined && read.includes(FIELDS[value]))
          setProgress(changeObjective(run, node, place), { [value]: shared });
      }
  });
}

/** Value that a write map passes on: where a status is by measure, the measure decides it. */
function writtenValue(run: Run, of: Of, value: Value): Known<Value> {
  const { node, place } = of;
  const own = objectiveProgress(run, node, place);
  const { satisfiedByMeasure, minNormalizedMeasure } = objectiveOf(of);
  const { byMeasure, minProgressMeasure } = node.activity.completion;
  if (value === 'satisfied' && satisfiedByMeasure) return reaches(own.measure, minNormalizedMeasure);
  if (value === 'completed' && place === node.primary && byMeasure)
    return reaches(own.progress, minProgressMeasure);
  return own[value];
}

/**
 * Writes an objective to the shared ones of its maps (SN §3.10.3). `unknownToo`: values now unknown become unknown there, as after a
 * rollup; after a page's report only those that it set to "unknown".
 */
export function writeShared(run: Run, of: Of, unknownToo: boolean): void {
  const { said = {} } = objectiveProgress(run, of.node, of.place);
  for (const { target, write } of objectiveOf(of).maps) {
    if (write.length === 0) continue;
    const shared = changeShared(run, target);
    for (const value of VALUES) {
      if (!write.includes(FIELDS[value])) continue;
      const written = writtenValue(run, of, value);
      const isSaid = (value === 'satisfied' && said.satisfied) || (value === 'completed' && said.completed);
      if (written !== undefined) Object.assign(shared, { [value]: written });
      else if (unknownToo || isSaid) delete shared[value];
    }
  }
}
