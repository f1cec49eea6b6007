import Fraction from 'fraction.js';
import type { LaunchPoint } from '#app/domains/scorm/types.ts';
import type { SavedPartState } from './initial-cmi.ts';

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

const byThreshold = (measure: Fraction | null, threshold: Fraction, yes: string, no: string) =>
  measure && (measure.compare(threshold) >= 0 ? yes : no);

/**
 * A status by its threshold, `unknown` without the measure; null where there is no threshold (SCORM 2004 4th Ed. RTE
 * §4.2.4.1, §4.2.22.1).
 */
export function statusByThreshold(
  measure: string | undefined,
  threshold: string | undefined,
  yes: string,
  no: string,
): string | null {
  const bar = decimal(threshold);
  return bar && (byThreshold(decimal(measure), bar, yes, no) ?? 'unknown');
}

/** Whether a part was left so that the learner goes on with it: by its own exit, or by suspendAll with the whole course. */
export const isSuspended = (cmi: FlatCmi): boolean =>
  cmi['cmi.exit'] === 'suspend' || cmi['cmi.core.exit'] === 'suspend' || cmi['part.suspended'] === 'true';

/** Its session has ended and so has its attempt: a status that it never set is settled. */
const hasEnded = ({ cmi, terminated }: SavedPartState): boolean => terminated && !isSuspended(cmi);

/** Completion, success and score of a state; thresholds of the manifest are evaluated here, whatever the package reports. */
export function readStatus(standard: Standard, state: SavedPartState, launch: LaunchPoint): PartStatus {
  return standard === 'scorm-1.2' ? readStatus12(state, launch) : readStatus2004(state, launch);
}

/**
 * `cmi.core.lesson_status` as the system has it (SCORM 1.2 RTE §3.4.4). A part that sets none is completed when it finishes. With a
 * mastery score and a raw score the system decides; both are of 100 there, and a package that counts from another minimum or to
 * another maximum is measured by its own.
 */
export function lessonStatus(state: SavedPartState, masteryScore: string | null): string | undefined {
  const said = state.cmi['cmi.core.lesson_status'];
  const isUnsaid = said === undefined || said === '' || said === 'not attempted';
  const status = isUnsaid && hasEnded(state) ? 'completed' : said;
  if (!pickOneOf(status, 'passed', 'failed', 'completed')) return status;
  const mastery = decimal(masteryScore ?? undefined);
  const score = readScaledScore(state.cmi, 'cmi.core.score');
  return mastery && score ? (score.mul(100).compare(mastery) >= 0 ? 'passed' : 'failed') : status;
}

function readStatus12(state: SavedPartState, launch: LaunchPoint): PartStatus {
  const status = lessonStatus(state, launch.masteryScore);
  const score = readScaledScore(state.cmi, 'cmi.core.score');
  return {
    completionStatus: pickOneOf(status, 'passed', 'failed', 'completed')
      ? 'completed'
      : pickOneOf(status, 'incomplete', 'browsed') && 'incomplete',
    successStatus: pickOneOf(status, 'passed', 'failed'),
    scaledScore: score && decimalText(score),
    progressMeasure: null,
  };
}

/**
 * A threshold overrides what the part set, and without the measure nothing is known (SCORM 2004 4th Ed. RTE §4.2.4.1, §4.2.22.1).
 * What it never set is settled when its attempt ends, unless its manifest leaves that to it (SN UP.4): completed, and then passed.
 */
function readStatus2004(state: SavedPartState, launch: LaunchPoint): PartStatus {
  const { cmi } = state;
  const score = readScaledScore(cmi, 'cmi.score');
  const progress = decimal(cmi['cmi.progress_measure']);
  const threshold = decimal(launch.completionThreshold ?? undefined);
  const passing = decimal(launch.scaledPassingScore ?? undefined);
  const {
    tracked = true,
    completionSetByContent = false,
    objectiveSetByContent = false,
  } = launch.delivery ?? {};
  const isSettled = tracked && hasEnded(state);
  const settle = (element: string, isLeftToIt: boolean) =>
    isSettled && !isLeftToIt && cmi[element] === undefined;

  const completionStatus = threshold
    ? byThreshold(progress, threshold, 'completed', 'incomplete')
    : settle('cmi.completion_status', completionSetByContent)
      ? 'completed'
      : pickOneOf(cmi['cmi.completion_status'], 'completed', 'incomplete');
  const successStatus = passing
    ? // A part that reports "failed" needs no score to prove it.
      (byThreshold(score, passing, 'passed', 'failed') ?? pickOneOf(cmi['cmi.success_status'], 'failed'))
    : completionStatus === 'completed' && settle('cmi.success_status', objectiveSetByContent)
      ? 'passed'
      : pickOneOf(cmi['cmi.success_status'], 'passed', 'failed');
  return {
    completionStatus,
    successStatus,
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
  late: SavedPartState,
  current: SavedPartState | null,
  launch: LaunchPoint,
): boolean {
  if (current === null) return true;
  const [a, b] = [late, current].map((state) => {
    const { cmi } = state;
    const status = readStatus(standard, state, launch);
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
