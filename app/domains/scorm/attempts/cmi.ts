import Fraction from 'fraction.js';
import type { LaunchPoint } from '#app/domains/scorm/types.ts';

/** `cmi.…` names to values, as the package set them: flat, so that two states can be compared and patched. */
export type FlatCmi = Record<string, string>;

export type Standard = 'scorm-1.2' | 'scorm-2004';

export type PartStatus = {
  completionStatus: string | null;
  successStatus: string | null;
  scaledScore: string | null;
  progressMeasure: string | null;
};

const decimal = (value: string | undefined): Fraction | null => {
  if (value === undefined || !/^-?\d+(\.\d+)?$/.test(value.trim())) return null;
  return new Fraction(value.trim());
};

const decimalText = (value: Fraction): string => value.round(7).toString();

/** Raw between min and max, as a share; SCORM 1.2 RTE §3.4.4: 0 to 100 where no bounds are set. */
function readScaledScore(cmi: FlatCmi, score: string): Fraction | null {
  const given = decimal(cmi[`${score}.scaled`]);
  if (given) return given;
  const raw = decimal(cmi[`${score}.raw`]);
  const min = decimal(cmi[`${score}.min`]) ?? new Fraction(0);
  const max = decimal(cmi[`${score}.max`]) ?? new Fraction(100);
  return raw && max.compare(min) > 0 ? raw.sub(min).div(max.sub(min)) : null;
}

export const pickOneOf = (value: string | undefined, ...values: string[]): string | null =>
  value !== undefined && values.includes(value) ? value : null;

/** Completion, success and score of a state; thresholds of the manifest are evaluated here, whatever the package reports. */
export function readStatus(standard: Standard, cmi: FlatCmi, launch: LaunchPoint): PartStatus {
  return standard === 'scorm-1.2' ? readStatus12(cmi, launch) : readStatus2004(cmi, launch);
}

function readStatus12(cmi: FlatCmi, launch: LaunchPoint): PartStatus {
  const status = cmi['cmi.core.lesson_status'];
  const score = readScaledScore(cmi, 'cmi.core.score');
  const mastery = decimal(launch.masteryScore ?? undefined);
  // SCORM 1.2 RTE §3.4.4 (cmi.core.lesson_status): with a mastery score and a raw score the LMS decides. Both are of
  // 100 there; a package that counts from another minimum or to another maximum is measured by its own.
  const evaluated = mastery && score ? (score.mul(100).compare(mastery) >= 0 ? 'passed' : 'failed') : null;
  const done = pickOneOf(status, 'passed', 'failed', 'completed') !== null;
  return {
    completionStatus: done ? 'completed' : pickOneOf(status, 'incomplete', 'browsed') && 'incomplete',
    successStatus: (done ? evaluated : null) ?? pickOneOf(status, 'passed', 'failed'),
    scaledScore: score && decimalText(score),
    progressMeasure: null,
  };
}

function readStatus2004(cmi: FlatCmi, launch: LaunchPoint): PartStatus {
  const score = readScaledScore(cmi, 'cmi.score');
  const progress = decimal(cmi['cmi.progress_measure']);
  const threshold = decimal(launch.completionThreshold ?? undefined);
  const passing = decimal(launch.scaledPassingScore ?? undefined);
  // SCORM 2004 4th Ed. RTE §4.2.4.1 and §4.2.22.1: a threshold overrides what the SCO set.
  const completed =
    threshold && progress ? (progress.compare(threshold) >= 0 ? 'completed' : 'incomplete') : null;
  const passed = passing && score ? (score.compare(passing) >= 0 ? 'passed' : 'failed') : null;
  return {
    completionStatus: completed ?? pickOneOf(cmi['cmi.completion_status'], 'completed', 'incomplete'),
    successStatus: passed ?? pickOneOf(cmi['cmi.success_status'], 'passed', 'failed'),
    scaledScore: score && decimalText(score),
    progressMeasure: progress && decimalText(progress),
  };
}

export type OverallStatus = Pick<PartStatus, 'completionStatus' | 'successStatus' | 'scaledScore'>;

/**
 * A list of parts as one; SCORM 1.2 has no rule for it. Completed when all are, failed as soon as one is, passed when all are
 * completed and one passed; the score is the mean of those that there are. `parts`: how many there are to open.
 */
export function combineParts(states: OverallStatus[], parts: number): OverallStatus {
  const done = states.filter((each) => each.completionStatus === 'completed').length === parts;
  const scores = states.flatMap((each) => each.scaledScore ?? []);
  const sum = scores.reduce((all, score) => all.add(score), new Fraction(0));
  const failed = states.some((each) => each.successStatus === 'failed');
  const passed = done && states.some((each) => each.successStatus === 'passed');
  return {
    completionStatus: done ? 'completed' : states.length > 0 ? 'incomplete' : null,
    successStatus: failed ? 'failed' : passed ? 'passed' : null,
    scaledScore: scores.length > 0 ? decimalText(sum.div(scores.length)) : null,
  };
}

/** Whether late work holds more than the current state: then the learner is asked. */
export function hasMoreProgress(
  standard: Standard,
  late: FlatCmi,
  current: FlatCmi | null,
  launch: LaunchPoint,
): boolean {
  if (current === null) return true;
  const [a, b] = [late, current].map((cmi) => {
    const status = readStatus(standard, cmi, launch);
    return [
      status.completionStatus === 'completed' ? 1 : 0,
      Number(status.scaledScore ?? -2),
      Number(status.progressMeasure ?? -1),
      Object.keys(cmi).filter((name) => /^cmi\.interactions\.\d+\.id$/.test(name)).length,
      (cmi['cmi.suspend_data'] ?? '').length,
    ];
  }) as [number[], number[]];
  const first = a.findIndex((value, i) => value !== b[i]);
  return first >= 0 && a[first]! > b[first]!;
}
