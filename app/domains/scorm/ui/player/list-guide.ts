import type { LaunchPoint } from '../../inspect/launch-point.ts';
import { type FlatCmi, readStatus, type Standard } from '../../runtime/cmi.ts';
import { prerequisitesHold } from '../../sequencing/prerequisites.ts';
import type { Guide, Move, Next, Status } from './guide.ts';

/** Parts in the order of the manifest, each open when its prerequisites hold; one part is a list of one. */
export function listGuide(
  standard: Standard,
  points: LaunchPoint[],
  /** What a part has said so far; undefined where it was never opened. */
  stateOf: (sco: string) => FlatCmi | undefined,
  resumeAt: string | null,
): Guide {
  let at: string | null = null;
  let wished: Move | null = null;
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
    stateOf(sco)?.['cmi.core.lesson_status'] ?? (isDone(sco) ? 'completed' : undefined);
  // What cannot be read locks nothing: the upload has warned of it.
  const isOpen = ({ prerequisites }: LaunchPoint) =>
    !prerequisites || prerequisitesHold(prerequisites, word) !== false;

  function target(move: Move): string | null {
    const here = indexOf(at);
    const step = { continue: 1, previous: -1, choice: 0, finish: 0 }[move.to];
    const point =
      move.to === 'choice' ? points[indexOf(move.part)] : step === 0 ? undefined : points[here + step];
    return point && isOpen(point) ? point.sco : null;
  }
  const go = (move: Move): Next | null => {
    if (move.to === 'finish') return 'over';
    const part = target(move);
    return part === null ? null : { part };
  };
  return {
    begin: () => ({ part: indexOf(resumeAt) >= 0 ? resumeAt! : points[0]!.sco }),
    go,
    wish: (move) => void (wished = move.to === 'suspend' ? null : move),
    ending: () => undefined,
    ended: () => {
      const move = wished;
      wished = null;
      if (move) return go(move) ?? 'choose';
      return points.every(({ sco }) => isDone(sco)) || points.length === 1 ? 'over' : 'choose';
    },
    prepare: (part) => {
      at = part;
      return null;
    },
    may: (move) => (move.to === 'finish' ? points.every(({ sco }) => isDone(sco)) : target(move) !== null),
    isHidden: () => false,
    statusOf,
    names: () => ({}),
  };
}
