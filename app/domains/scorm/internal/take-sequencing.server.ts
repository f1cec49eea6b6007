import { type FlatCmi, type OverallStatus, isSuspended } from '#app/domains/scorm/attempts/cmi.ts';
import { splitByOwner } from '#app/domains/scorm/commits/commit.ts';
import type { CommittedState } from '#app/domains/scorm/commits/committed-state.ts';
import type { LaunchWithSequencing } from '#app/domains/scorm/launches/launch.ts';
import { keyOf } from '#app/domains/scorm/sequencing/activity-nodes.ts';
import { takeLate, withPartInHand } from '#app/domains/scorm/sequencing/course-steps.ts';
import { courseStatus } from '#app/domains/scorm/sequencing/course-status.ts';
import { readCourseStep } from '#app/domains/scorm/sequencing/read-course-step.ts';
import { type SequencingRecord, takeCourseValues } from '#app/domains/scorm/sequencing/sequencing-record.ts';
import type { SequencingState } from '#app/domains/scorm/sequencing/sequencing-run.ts';
import { readWhatWasSaid } from '#app/domains/scorm/sequencing/what-was-said.ts';
import type { ActivityTree } from '#app/domains/scorm/types.ts';
import type { Tx } from '#db/database.ts';
import { requireLaunchPoint } from './package-contents.server.ts';
import { findActivityTree, readSequencingRecord, updateSharedValuesIn } from './sequencing.server.ts';

type Open = Pick<LaunchWithSequencing, 'kind' | 'attempt' | 'launch' | 'point'>;

/**
 * Takes the steps of a commit on the server and judges what the parts amount to, by the player's own engine; null where nothing is sequenced. The
 * result is what the attempt keeps from now on.
 */
export async function takeSequencingIn(
  tx: Tx,
  open: Open,
  step: CommittedState,
  course: FlatCmi,
): Promise<{ sequencing: string; status: OverallStatus } | null> {
  const { kind, attempt, launch } = open;
  const tree = kind === 'sequenced' ? await findActivityTree(tx, launch.packageId) : null;
  if (!tree) return null;
  const { isEarlier: _, ...before } = await readSequencingRecord(tx, tree, attempt);
  const record = takeCourseValues(tree, before, launch.id, course, readCourseStep);
  await updateSharedValuesIn(tx, launch.personId, launch.packageId, tree, { before: before.state, after: record.state }); // oxfmt-ignore
  return {
    sequencing: JSON.stringify(record),
    status: withKnown(
      attempt,
      courseStatus(tree, await withCommittedPart(tx, open, tree, record.state, step)),
    ),
  };
}

/** The part that the commit is of may still run: what it has said so far counts at once. */
async function withCommittedPart(
  tx: Tx,
  open: Open,
  tree: ActivityTree,
  state: SequencingState,
  { sco, names }: CommittedState,
): Promise<SequencingState> {
  const own = sco === null ? undefined : state.activities[keyOf(sco)];
  if (sco === null || sco !== state.current || !own) return state;
  const { part } = splitByOwner(names);
  const isOfAttempt = part['part.attempt'] === undefined || part['part.attempt'] === String(own.attempts);
  if (!isOfAttempt) return state;
  const { type } = await requireLaunchPoint(tx, open, sco);
  return withPartInHand(tree, state, readWhatWasSaid(part), type === 'asset');
}

/**
 * A new attempt at the tree knows nothing yet: what was known of this attempt of ours stands until there is something else, and what was
 * completed or passed in it stays so, with its best score.
 */
function withKnown(known: OverallStatus, status: OverallStatus): OverallStatus {
  const isPassed = known.successStatus === 'passed';
  const isBetter = Number(status.scaledScore ?? -2) > Number(known.scaledScore ?? -2);
  return {
    completionStatus:
      known.completionStatus === 'completed'
        ? 'completed'
        : (status.completionStatus ?? known.completionStatus),
    successStatus: isPassed ? 'passed' : (status.successStatus ?? known.successStatus),
    scaledScore: isPassed && !isBetter ? known.scaledScore : (status.scaledScore ?? known.scaledScore),
  };
}

/** Late work of parts, which the learner takes over: what they said counts, and nobody moves. */
export async function takeLateSequencingIn(
  tx: Tx,
  { kind, attempt, launch }: Open,
  steps: CommittedState[],
): Promise<{ sequencing: string; status: OverallStatus } | null> {
  const tree = kind === 'sequenced' ? await findActivityTree(tx, launch.packageId) : null;
  if (!tree) return null;
  const { isEarlier: _, ...before } = await readSequencingRecord(tx, tree, attempt);
  let { state } = before;
  for (const { sco, names, terminate } of steps) {
    if (sco === null) continue;
    const { part } = splitByOwner(names);
    const attempts = state.activities[keyOf(sco)]?.attempts ?? 0;
    // The part has been started over since: this is of an earlier attempt.
    if (attempts > 0 && (part['part.attempt'] ?? '1') !== String(attempts)) continue;
    state = takeLate(tree, state, sco, readWhatWasSaid(part), terminate && !isSuspended(part));
  }
  await updateSharedValuesIn(tx, launch.personId, launch.packageId, tree, {
    before: before.state,
    after: state,
  });
  const record: SequencingRecord = { ...before, state };
  return { sequencing: JSON.stringify(record), status: withKnown(attempt, courseStatus(tree, state)) };
}
