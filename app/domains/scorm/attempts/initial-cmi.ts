import { carriedValues } from '#app/domains/scorm/run-time/carried-values.ts';
import type { LaunchPoint } from '#app/domains/scorm/types.ts';
import { type FlatCmi, type Standard, isSuspended } from './cmi.ts';

/** How a package is opened: to be taken, to be looked at again, or to be looked at before it is taken. */
export type Mode = 'normal' | 'review' | 'browse';

export type Learner = { opaqueId: string; language: string; name: string };

/**
 * Saved state of a part; `terminated`: it ended its last session itself. Besides what the part reported, `part.attempt` is the number of
 * the attempt where those are counted, and `part.suspended` is `true` where it was left by suspendAll with the whole course.
 */
export type SavedPartState = { cmi: FlatCmi; terminated: boolean };

/** Values to resume from. A page whose entry is `resume` reads these, and some pages stop where they are empty. */
const PLACES = ['cmi.suspend_data', 'cmi.location', 'cmi.core.lesson_location'];

/**
 * `ab-initio` for a first entry, `resume` after suspend, suspendAll or a killed tab that had kept its place, `''` when it had ended
 * and is opened again in the same attempt (SCORM 2004 4th Ed. RTE §4.2.8, case DMB; 1.2 RTE §3.4.4 cmi.core.entry).
 */
function cmiEntry(left: SavedPartState | null): 'ab-initio' | 'resume' | '' {
  if (left === null) return 'ab-initio';
  if (isSuspended(left.cmi)) return 'resume';
  if (left.terminated) return '';
  return PLACES.some((name) => left.cmi[name]) ? 'resume' : 'ab-initio';
}

/** Initial data of a session of a part: its saved state, and values of the manifest and the server. */
export function initialCmi(
  standard: Standard,
  point: LaunchPoint,
  left: SavedPartState | null,
  learner: Learner,
  mode: Mode,
): FlatCmi {
  const kept = carriedValues(standard, left?.cmi ?? {});
  const entry = cmiEntry(left);
  const credit = mode === 'normal' ? 'credit' : 'no-credit';
  const given: Record<string, string | null> =
    standard === 'scorm-1.2'
      ? {
          'cmi.core.entry': entry,
          'cmi.core.credit': credit,
          'cmi.core.lesson_mode': mode,
          'cmi.core.student_id': learner.opaqueId,
          'cmi.core.student_name': learner.name,
          'cmi.core.lesson_status': kept['cmi.core.lesson_status'] ?? 'not attempted',
          'cmi.core.total_time': kept['cmi.core.total_time'] ?? '0000:00:00',
          'cmi.launch_data': point.launchData,
          'cmi.student_data.mastery_score': point.masteryScore,
          'cmi.student_data.max_time_allowed': point.maxTimeAllowed,
          'cmi.student_data.time_limit_action': point.timeLimitAction,
        }
      : {
          'cmi.entry': entry,
          'cmi.credit': credit,
          'cmi.mode': mode,
          'cmi.learner_id': learner.opaqueId,
          'cmi.learner_name': learner.name,
          'cmi.launch_data': point.launchData,
          'cmi.completion_threshold': point.completionThreshold,
          'cmi.scaled_passing_score': point.scaledPassingScore,
          'cmi.max_time_allowed': point.maxTimeAllowed,
          'cmi.time_limit_action': point.timeLimitAction,
          'cmi.learner_preference.language': kept['cmi.learner_preference.language'] ?? learner.language,
          ...seededObjectives(point, kept),
        };
  const set = Object.entries(given).filter((each): each is [string, string] => each[1] !== null);
  return { ...kept, ...Object.fromEntries(set) };
}

/** SCORM 2004 4th Ed. RTE §4.2.17: the objectives of the manifest are there before the SCO says a word. */
const seededObjectives = ({ objectives = [] }: LaunchPoint, kept: FlatCmi): FlatCmi =>
  'cmi.objectives.0.id' in kept
    ? {}
    : Object.fromEntries(objectives.map((id, n) => [`cmi.objectives.${n}.id`, id]));
