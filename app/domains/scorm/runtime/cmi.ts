import Fraction from 'fraction.js';
import type { LaunchPoint } from '../inspect/manifest.ts';

/** `cmi.…` names to values, as the package set them: flat, so that two states can be compared and patched. */
export type FlatCmi = Record<string, string>;
export type Standard = 'scorm-1.2' | 'scorm-2004';

export type ReadStatus = {
  completionStatus: string | null;
  successStatus: string | null;
  scaledScore: string | null;
  progressMeasure: string | null;
};

const decimal = (value: string | undefined): Fraction | null => {
  if (value === undefined || !/^-?\d+(\.\d+)?$/.test(value.trim())) return null;
  return new Fraction(value.trim());
};
const exact = (value: Fraction): string => value.round(7).toString();

/** Raw between min and max, as a share; SCORM 1.2 RTE §3.4.4: 0 to 100 where no bounds are set. */
function scaled(cmi: FlatCmi, score: string): Fraction | null {
  const given = decimal(cmi[`${score}.scaled`]);
  if (given) return given;
  const raw = decimal(cmi[`${score}.raw`]);
  const min = decimal(cmi[`${score}.min`]) ?? new Fraction(0);
  const max = decimal(cmi[`${score}.max`]) ?? new Fraction(100);
  return raw && max.compare(min) > 0 ? raw.sub(min).div(max.sub(min)) : null;
}

const known = (value: string | undefined, ...values: string[]): string | null =>
  value !== undefined && values.includes(value) ? value : null;

/** What the state means; thresholds of the manifest are judged here, whatever the package says of itself. */
export function readStatus(standard: Standard, cmi: FlatCmi, launch: LaunchPoint): ReadStatus {
  return standard === 'scorm-1.2' ? readStatus12(cmi, launch) : readStatus2004(cmi, launch);
}

function readStatus12(cmi: FlatCmi, launch: LaunchPoint): ReadStatus {
  const status = cmi['cmi.core.lesson_status'];
  const score = scaled(cmi, 'cmi.core.score');
  const mastery = decimal(launch.masteryScore ?? undefined);
  // SCORM 1.2 RTE §3.4.4 (cmi.core.lesson_status): with a mastery score and a raw score the LMS decides. Both are of
  // 100 there; a package that counts from another minimum or to another maximum is measured by its own.
  const judged = mastery && score ? (score.mul(100).compare(mastery) >= 0 ? 'passed' : 'failed') : null;
  const done = known(status, 'passed', 'failed', 'completed') !== null;
  return {
    completionStatus: done ? 'completed' : known(status, 'incomplete', 'browsed') && 'incomplete',
    successStatus: (done ? judged : null) ?? known(status, 'passed', 'failed'),
    scaledScore: score && exact(score),
    progressMeasure: null,
  };
}

function readStatus2004(cmi: FlatCmi, launch: LaunchPoint): ReadStatus {
  const score = scaled(cmi, 'cmi.score');
  const progress = decimal(cmi['cmi.progress_measure']);
  const threshold = decimal(launch.completionThreshold ?? undefined);
  const passing = decimal(launch.scaledPassingScore ?? undefined);
  // SCORM 2004 4th Ed. RTE §4.2.4.1 and §4.2.22.1: a threshold overrides what the SCO set.
  const completed =
    threshold && progress ? (progress.compare(threshold) >= 0 ? 'completed' : 'incomplete') : null;
  const passed = passing && score ? (score.compare(passing) >= 0 ? 'passed' : 'failed') : null;
  return {
    completionStatus: completed ?? known(cmi['cmi.completion_status'], 'completed', 'incomplete'),
    successStatus: passed ?? known(cmi['cmi.success_status'], 'passed', 'failed'),
    scaledScore: score && exact(score),
    progressMeasure: progress && exact(progress),
  };
}

const NOT_CARRIED = /^cmi\.(core\.)?(exit|session_time|entry)$/;

/** What a launch begins with: the state of the attempt, and what the manifest and the server say. */
export function initialCmi(
  standard: Standard,
  launch: LaunchPoint,
  state: FlatCmi | null,
  learner: { opaqueId: string; language: string },
): FlatCmi {
  const kept = Object.fromEntries(
    Object.entries(state ?? {}).filter(([name, value]) => !NOT_CARRIED.test(name) && value !== ''),
  );
  const entry = state === null ? 'ab-initio' : 'resume';
  const given: Record<string, string | null> =
    standard === 'scorm-1.2'
      ? {
          'cmi.core.entry': entry,
          'cmi.core.credit': 'credit',
          'cmi.core.lesson_mode': 'normal',
          'cmi.core.student_id': learner.opaqueId,
          'cmi.core.student_name': '',
          'cmi.core.lesson_status': kept['cmi.core.lesson_status'] ?? 'not attempted',
          'cmi.launch_data': launch.launchData,
          'cmi.student_data.mastery_score': launch.masteryScore,
          'cmi.student_data.max_time_allowed': launch.maxTimeAllowed,
          'cmi.student_data.time_limit_action': launch.timeLimitAction,
        }
      : {
          'cmi.entry': entry,
          'cmi.credit': 'credit',
          'cmi.mode': 'normal',
          'cmi.learner_id': learner.opaqueId,
          'cmi.learner_name': '',
          'cmi.launch_data': launch.launchData,
          'cmi.completion_threshold': launch.completionThreshold,
          'cmi.scaled_passing_score': launch.scaledPassingScore,
          'cmi.time_limit_action': launch.timeLimitAction,
        };
  const set = Object.entries(given).filter((each): each is [string, string] => each[1] !== null);
  return { ...kept, ...Object.fromEntries(set) };
}

/** Whether work that came late is more than what stands: then the learner is asked. */
export function holdsMore(
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
