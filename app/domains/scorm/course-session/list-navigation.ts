import { type Standard, readStatus } from '#app/domains/scorm/attempts/cmi.ts';
import type { SavedPartState } from '#app/domains/scorm/attempts/initial-cmi.ts';
import { prerequisitesHold } from '#app/domains/scorm/sequencing/prerequisites.ts';
import type { LaunchPoint } from '#app/domains/scorm/types.ts';
import type { CourseNavigation, NavigationRequest, NavigationResult, Status } from './course-navigation.ts';

/** Parts in the order of the manifest, each open when its prerequisites hold; one part is a list of one. */
export function listNavigation(
  standard: Standard,
  points: LaunchPoint[],
  /** State that a part has reported so far; undefined where it was never opened. */
  stateOf: (sco: string) => SavedPartState | undefined,
  resumeAt: string | null,
): CourseNavigation {
  let at: string | null = null;
  const indexOf = (sco: string | null) => points.findIndex((point) => point.sco === sco);

  function statusOf(sco: string): Status {
    const point = points[indexOf(sco)];
    const state = stateOf(sco);
    if (!point || !state) return 'none';
    if (point.type === 'asset') return 'done';
    const { completionStatus, successStatus } = readStatus(standard, state, point);
    if (successStatus === 'passed' || successStatus === 'failed') return successStatus;
    return completionStatus === 'completed' ? 'done' : 'begun';
  }
  const isDone = (sco: string) => ['done', 'passed'].includes(statusOf(sco));
  const word = (sco: string): string | undefined =>
    stateOf(sco)?.cmi['cmi.core.lesson_status'] ?? (isDone(sco) ? 'completed' : undefined);
  // A prerequisite that cannot be read locks nothing: the upload has warned of it.
  const isOpen = ({ prerequisites }: LaunchPoint) =>
    !prerequisites || prerequisitesHold(prerequisites, word) !== false;

  function target(move: NavigationRequest): string | null {
    const here = indexOf(at);
    const step = { continue: 1, previous: -1, choice: 0, finish: 0 }[move.to];
    const point =
      move.to === 'choice' ? points[indexOf(move.part)] : step === 0 ? undefined : points[here + step];
    return point && isOpen(point) ? point.sco : null;
  }
  const go = (move: NavigationRequest): NavigationResult | null => {
    if (move.to === 'finish') return 'over';
    const part = target(move);
    return part === null ? null : { part };
  };
  return {
    begin: () => ({ part: indexOf(resumeAt) >= 0 ? resumeAt! : points[0]!.sco }),
    go,
    partEnded({ exit }, wish) {
      // Leaving hands in nothing, unless the only part has ended for good by itself.
      if (wish?.to === 'suspend') return points.length === 1 && exit !== 'suspend' ? 'over' : 'left';
      if (wish) return go(wish) ?? 'choose';
      return points.every(({ sco }) => isDone(sco)) || points.length === 1 ? 'over' : 'choose';
    },
    partNeverBegan: () => undefined,
    partSaid: () => undefined,
    prepare: (point) => {
      at = point.sco;
      return { point, attempt: null };
    },
    // The part in hand may be done only when it is left.
    isAllowed: (move) =>
      move.to === 'finish' ? points.every(({ sco }) => sco === at || isDone(sco)) : target(move) !== null,
    leadsOut: () => false,
    isListed: () => true,
    isHidden: () => false,
    statusOf,
    courseValues: () => ({}),
    courseValuesKept: () => undefined,
  };
}
