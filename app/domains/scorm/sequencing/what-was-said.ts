import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';
import { type ActivityNode, keyOf } from './activity-nodes.ts';
import { writeShared } from './objective-progress.ts';
import { type Run, changeObjective, setProgress } from './sequencing-run.ts';

/** What a part has reported of one objective, in the vocabulary of the run-time (RTE §4.2.17); missing: nothing. */
type ObjectiveSaid = {
  success?: string;
  completion?: string;
  scaled?: number;
  progress?: number;
  raw?: string;
  min?: string;
  max?: string;
};

/** What sequencing needs of a part's report: on itself, and on the objectives that it names. Plain, stored as JSON. */
export type WhatWasSaid = ObjectiveSaid & { objectives?: Record<string, ObjectiveSaid> };

const numberIn = (text: string | undefined, least: number): number | undefined => {
  const value = Number(text?.trim() || Number.NaN);
  return value >= least && value <= 1 ? value : undefined;
};

function readObjective(cmi: FlatCmi, prefix: string): ObjectiveSaid {
  const values = {
    success: cmi[`${prefix}success_status`],
    completion: cmi[`${prefix}completion_status`],
    scaled: numberIn(cmi[`${prefix}score.scaled`], -1),
    progress: numberIn(cmi[`${prefix}progress_measure`], 0),
    raw: cmi[`${prefix}score.raw`],
    min: cmi[`${prefix}score.min`],
    max: cmi[`${prefix}score.max`],
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** Reads it from the data model of a part, which must hold only what the part has set itself. */
export function readWhatWasSaid(cmi: FlatCmi): WhatWasSaid {
  const objectives: Record<string, ObjectiveSaid> = {};
  for (const [name, id] of Object.entries(cmi)) {
    const prefix = /^(cmi\.objectives\.\d+\.)id$/.exec(name)?.[1];
    if (prefix === undefined) continue;
    const said = readObjective(cmi, prefix);
    if (Object.keys(said).length > 0) objectives[keyOf(id)] = said;
  }
  return { ...readObjective(cmi, 'cmi.'), ...(Object.keys(objectives).length > 0 ? { objectives } : {}) };
}

const KNOWN = new Map([
  ['passed', true],
  ['failed', false],
  ['completed', true],
  ['incomplete', false],
  ['not attempted', false],
]);

function takeObjective(run: Run, node: ActivityNode, place: number, said: ObjectiveSaid): void {
  const progress = changeObjective(run, node, place);
  const { success, completion, scaled, raw, min, max } = said;
  if (success !== undefined) {
    progress.said = { ...progress.said, satisfied: true };
    setProgress(progress, { satisfied: KNOWN.get(success) });
  }
  if (completion !== undefined) {
    progress.said = { ...progress.said, completed: true };
    setProgress(progress, { completed: KNOWN.get(completion) });
  }
  const measures = { measure: scaled, progress: said.progress, raw, min, max };
  for (const [name, value] of Object.entries(measures))
    if (value !== undefined) Object.assign(progress, { [name]: value });
}

/**
 * Transfers a part's report to the tracking model of its activity, and to the shared objectives that it writes (RTE §4.2.17, SN §3.10.3).
 * Its own status overrides that of its primary objective by name.
 */
export function takeWhatWasSaid(run: Run, node: ActivityNode, said: WhatWasSaid): void {
  if (!node.activity.sequencing.delivery.tracked) return;
  node.objectives.forEach(({ id }, place) => {
    const own = id === null ? undefined : said.objectives?.[keyOf(id)];
    if (own) takeObjective(run, node, place, own);
  });
  takeObjective(run, node, node.primary, said);
  node.objectives.forEach((_, place) => writeShared(run, { node, place }, false));
}
