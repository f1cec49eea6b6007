import { and, asc, desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { type FlatCmi, readStatus } from '#app/domains/scorm/attempts/cmi.ts';
import { readCommit } from '#app/domains/scorm/commits/commit.ts';
import { scoOfCommit } from '#app/domains/scorm/commits/committed-state.ts';
import type { LaunchPoint } from '#app/domains/scorm/types.ts';
import { readPackageContents } from '#app/domains/scorm/internal/package-contents.server.ts';
import { listPartStates } from '#app/domains/scorm/internal/part-states.server.ts';
import { requireTracedPackage } from '#app/domains/scorm/internal/traced-package.server.ts';
import { sandboxPermissionsFrom } from '#app/domains/scorm/sandbox/sandbox-permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';
import { registrations } from '#db/schema/learning.ts';
import { scormAttempts, scormCommits, scormLaunches, scormScoStates } from '#db/schema/scorm.ts';
import { answersFromCmi } from './answers.ts';
import { learnerAlias } from './learner-alias.ts';
import { type ReceivedCommit, distinctFaults, traceEvents } from './trace-events.ts';

/** One attempt: its parts, its launches, the events of one of them (the newest, or `launchId`), and the answers. */
export async function readTrace(ctx: Ctx, packageId: string, attemptId: string, launchId: string | null) {
  const { title, row, own } = await requireTracedPackage(ctx, packageId);
  const [found] = await ctx.db.read
    .select({ attempt: scormAttempts, opaqueId: people.opaqueId })
    .from(scormAttempts)
    .innerJoin(registrations, eq(registrations.id, scormAttempts.registrationId))
    .innerJoin(people, eq(people.id, registrations.personId))
    .where(and(eq(scormAttempts.id, attemptId), eq(scormAttempts.packageId, packageId)));
  if (!found) throw new DomainError('not_found');
  const launches = await ctx.db.read
    .select()
    .from(scormLaunches)
    .where(eq(scormLaunches.attemptId, attemptId))
    .orderBy(desc(scormLaunches.id));
  const launch = launches.find(({ id }) => id === launchId) ?? launches[0];
  if (!launch) throw new DomainError('not_found');
  const { points } = await readPackageContents(ctx.db.read, packageId);
  const states = await listPartStates(ctx.db.read, attemptId);
  const commits = await ctx.db.read
    .select()
    .from(scormCommits)
    .where(eq(scormCommits.launchId, launch.id))
    .orderBy(asc(scormCommits.late), asc(scormCommits.sequence));
  const first = { point: points[0]! };
  const events = traceEvents(commits.map((commit) => receivedCommit(commit, first)));
  const isAsset = new Set(points.filter(({ type }) => type === 'asset').map(({ sco }) => sco));
  const speaking = states.filter(({ sco, cmi }) => cmi !== null || !isAsset.has(sco));
  const titleOf = new Map(points.map((point) => [point.sco, point.title]));
  return {
    title,
    own,
    kind: row.kind,
    standard: row.standard,
    learner: learnerAlias(found.opaqueId),
    attempt: found.attempt,
    launches: launches.map(({ id, createdAt, endedAt, endReason, mode }) => ({
      id,
      createdAt,
      endedAt,
      endReason,
      mode,
    })),
    launchId: launch.id,
    parts: points.map((point) => tracedPart(point, states, row.standard)),
    /** A part that could speak was opened, and none ever did. */
    silent: speaking.length > 0 && speaking.every(({ cmi }) => cmi === null),
    faults: distinctFaults(events),
    needs: sandboxPermissionsFrom(row.needs),
    events: events.map((event) => ({
      ...event,
      part: event.sco === null ? null : (titleOf.get(event.sco) ?? event.sco),
    })),
    answers: states.flatMap(({ sco, cmi }) =>
      cmi === null
        ? []
        : answersFromCmi(row.standard, JSON.parse(cmi) as FlatCmi).map((answer) => ({
            ...answer,
            part: titleOf.get(sco) ?? sco,
          })),
    ),
  };
}

function tracedPart(
  point: LaunchPoint,
  states: (typeof scormScoStates.$inferSelect)[],
  standard: 'scorm-1.2' | 'scorm-2004',
) {
  const state = states.find(({ sco }) => sco === point.sco);
  const cmi = state?.cmi ? (JSON.parse(state.cmi) as FlatCmi) : null;
  return {
    sco: point.sco,
    title: point.title,
    opened: state !== undefined,
    hasReported: cmi !== null,
    isAsset: point.type === 'asset',
    completionStatus: state?.completionStatus ?? null,
    successStatus: state?.successStatus ?? null,
    scaledScore: state?.scaledScore ?? null,
    /** Time as reported by the package; counted time is the server's. */
    totalTime: cmi?.['cmi.total_time'] ?? cmi?.['cmi.core.total_time'] ?? null,
    progress:
      cmi === null
        ? null
        : readStatus(standard, { cmi, terminated: state!.terminated }, point).progressMeasure,
  };
}

function receivedCommit(
  row: typeof scormCommits.$inferSelect,
  first: { point: LaunchPoint },
): ReceivedCommit {
  const commit = readCommit(row.body);
  const values = Object.keys(commit.cmi).filter((name) => name.startsWith('cmi.')).length;
  return {
    receivedAt: row.receivedAt,
    late: row.late,
    sco: scoOfCommit(first, commit),
    opens: values === 0 && commit.base === null && !commit.terminate,
    values,
    calls: commit.calls,
    faults: commit.faults,
  };
}
