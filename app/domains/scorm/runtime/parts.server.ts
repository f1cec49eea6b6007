import { and, asc, eq } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import type { Reader } from '#db/database.ts';
import { scormPackages, scormParts, scormScoStates } from '#db/schema/scorm.ts';
import type { LaunchPoint } from '../inspect/launch-point.ts';
import type { Contents } from '../inspect/manifest.ts';
import { type FlatCmi, isOneOf, type Overall, together } from './cmi.ts';
import { wholeMinutes } from '../../learning/judge.ts';
import type { OpenLaunch } from './launch.server.ts';
import { countedMsOf } from './signals.server.ts';

type State = typeof scormScoStates.$inferSelect;

/** Where a part opens; throws `commit_malformed` for one that the package does not have. */
export async function pointOf(
  read: Reader,
  { kind, point, launch }: Pick<OpenLaunch, 'kind' | 'point' | 'launch'>,
  sco: string,
): Promise<LaunchPoint> {
  if (sco === point.sco) return point;
  const [row] =
    kind === 'single'
      ? []
      : await read
          .select({ point: scormParts.point })
          .from(scormParts)
          .where(and(eq(scormParts.packageId, launch.packageId), eq(scormParts.sco, sco)));
  if (!row) throw new DomainError('commit_malformed');
  return row.point as unknown as LaunchPoint;
}

/** All parts of a package with their order. */
export async function readContents(
  read: Reader,
  packageId: string,
): Promise<{ points: LaunchPoint[]; contents: Contents | null }> {
  const [row] = await read
    .select({ launch: scormPackages.launch, contents: scormPackages.contents })
    .from(scormPackages)
    .where(eq(scormPackages.id, packageId));
  const parts = await read
    .select({ point: scormParts.point })
    .from(scormParts)
    .where(eq(scormParts.packageId, packageId))
    .orderBy(asc(scormParts.position));
  const points = (parts.length > 0 ? parts.map((each) => each.point) : [row!.launch]) as unknown;
  return { points: points as LaunchPoint[], contents: row!.contents as Contents | null };
}

export const listStates = (read: Reader, attemptId: string): Promise<State[]> =>
  read.select().from(scormScoStates).where(eq(scormScoStates.attemptId, attemptId));

/** What the parts amount to. One part: its own word. Sequenced: what the sequencer rolled up (`course.…`). A list: all together. */
export async function overallOf(
  read: Reader,
  { kind, attempt, launch }: Pick<OpenLaunch, 'kind' | 'attempt' | 'launch'>,
  changed: State | null,
  course: FlatCmi,
): Promise<Overall> {
  const standing = {
    completionStatus: attempt.completionStatus,
    successStatus: attempt.successStatus,
    scaledScore: attempt.scaledScore,
  };
  if (kind === 'sequenced')
    return Object.keys(course).length === 0
      ? standing
      : {
          completionStatus: isOneOf(course['course.completion_status'], 'completed', 'incomplete'),
          successStatus: isOneOf(course['course.success_status'], 'passed', 'failed'),
          scaledScore: /^-?[01](\.\d{1,10})?$/.exec(course['course.score.scaled'] ?? '')?.[0] ?? null,
        };
  if (!changed) return standing;
  if (kind === 'single')
    return {
      completionStatus: changed.completionStatus,
      successStatus: changed.successStatus,
      scaledScore: changed.scaledScore,
    };
  const states = await listStates(read, attempt.id);
  const count = await read.$count(scormParts, eq(scormParts.packageId, launch.packageId));
  return together(states, count);
}

/** The author's own rule, where the package has not said itself that it is completed. */
export async function withOwnRule<Status extends Overall>(
  read: Reader,
  { ownRule, kind, attempt, launch }: Pick<OpenLaunch, 'ownRule' | 'kind' | 'attempt' | 'launch'>,
  status: Status,
): Promise<Status> {
  if (!ownRule || status.completionStatus === 'completed') return status;
  const opened = await read.$count(scormScoStates, eq(scormScoStates.attemptId, attempt.id));
  const parts =
    kind === 'single' ? 1 : await read.$count(scormParts, eq(scormParts.packageId, launch.packageId));
  if (opened < parts) return status;
  const ms = await countedMsOf(read, launch.registrationId, launch.personId);
  return wholeMinutes(ms) < ownRule.minMinutes ? status : { ...status, completionStatus: 'completed' };
}
