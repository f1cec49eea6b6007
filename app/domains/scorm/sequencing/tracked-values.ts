import type { SharedField } from '#app/domains/scorm/types.ts';
import type { ActivityNode } from './activity-nodes.ts';
import { isSatisfied, readValue } from './objective-progress.ts';
import type { Run } from './sequencing-run.ts';

/** Elements of an objective in the run-time that the tracking model also knows: `cmi.objectives.n.` stands before them. */
const FIELDS: Record<string, SharedField> = {
  success_status: 'SatisfiedStatus',
  completion_status: 'CompletionStatus',
  'score.scaled': 'NormalizedMeasure',
  progress_measure: 'ProgressMeasure',
  'score.raw': 'RawScore',
  'score.min': 'MinScore',
  'score.max': 'MaxScore',
};

const status = (value: boolean | undefined, yes: string, no: string): string =>
  value === undefined ? 'unknown' : value ? yes : no;

const text = (value: number | string | undefined): string | undefined =>
  value === undefined ? undefined : String(value);

/**
 * Value that a part reads of an objective before setting it (RTE §4.2.17, SN §4.2): what is tracked, and whether that is read from a shared
 * objective, which then also stands above what an earlier session kept. Null: nothing of it is tracked.
 */
export function trackedValue(
  run: Run,
  node: ActivityNode,
  objective: string,
  element: string,
): { value: string | undefined; isShared: boolean } | null {
  const place = node.objectives.findIndex(({ id }) => id === objective);
  const field = FIELDS[element];
  if (field === undefined || place < 0) return null;
  const of = { node, place };
  const isShared = node.objectives[place]!.maps.some(({ read }) => read.includes(field));
  const value = {
    SatisfiedStatus: () => status(isSatisfied(run, of), 'passed', 'failed'),
    CompletionStatus: () => status(readValue(run, of, 'completed'), 'completed', 'incomplete'),
    NormalizedMeasure: () => text(readValue(run, of, 'measure')),
    ProgressMeasure: () => text(readValue(run, of, 'progress')),
    RawScore: () => text(readValue(run, of, 'raw')),
    MinScore: () => text(readValue(run, of, 'min')),
    MaxScore: () => text(readValue(run, of, 'max')),
  }[field]();
  return { value, isShared };
}
