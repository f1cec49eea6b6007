import { and, asc, eq } from 'drizzle-orm';
import { type FlatCmi, hasMoreProgress } from '#app/domains/scorm/attempts/cmi.ts';
import { requireLaunchPoint } from '#app/domains/scorm/internal/package-contents.server.ts';
import { listPartStates } from '#app/domains/scorm/internal/part-states.server.ts';
import type { OpenLaunch } from '#app/domains/scorm/launches/launch.ts';
import { sandboxPermissionsFrom } from '#app/domains/scorm/sandbox/sandbox-permissions.ts';
import type { Reader } from '#db/database.ts';
import { scormAttempts, scormCommits, scormLaunches, scormPackages } from '#db/schema/scorm.ts';
import { type Commit, readCommit, splitByOwner, withDelta } from './commit.ts';
import { type CommittedState, scoOfCommit } from './committed-state.ts';

/** Late work of this registration that holds more than the current state, part by part; null where none does. */
export async function findLateWork(read: Reader, registrationId: string) {
  const rows = await read
    .select({ commit: scormCommits, launch: scormLaunches, attempt: scormAttempts, package: scormPackages })
    .from(scormCommits)
    .innerJoin(scormLaunches, eq(scormLaunches.id, scormCommits.launchId))
    .innerJoin(scormAttempts, eq(scormAttempts.id, scormLaunches.attemptId))
    .innerJoin(scormPackages, eq(scormPackages.id, scormLaunches.packageId))
    .where(and(eq(scormLaunches.registrationId, registrationId), eq(scormCommits.late, true)))
    .orderBy(asc(scormLaunches.id), asc(scormCommits.sequence));
  const last = rows.at(-1);
  if (!last) return null;
  const open = {
    launch: last.launch,
    attempt: last.attempt,
    standard: last.package.standard,
    kind: last.package.kind,
    needs: sandboxPermissionsFrom(last.package.needs),
    ownRule: last.package.ownRule,
    point: last.package.launch,
    over: null,
  };
  const commits = rows
    .filter(({ launch }) => launch.id === last.launch.id)
    .map(({ commit }) => readCommit(commit.body));
  const steps = lateStates(open, commits);
  const claims = commits.map(({ offline }) => offline);
  const states = await listPartStates(read, last.attempt.id);
  const more: CommittedState[] = [];
  for (const step of steps) {
    if (step.sco === null) continue;
    const { cmi = null, terminated = false } = states.find(({ sco }) => sco === step.sco) ?? {};
    const current = cmi === null ? null : { cmi: JSON.parse(cmi) as FlatCmi, terminated };
    const late = { cmi: splitByOwner(step.names).part, terminated: step.terminate };
    const point = await requireLaunchPoint(read, open, step.sco);
    if (hasMoreProgress(open.standard, late, current, point)) more.push(step);
  }
  // A part that has progressed further meanwhile stays as it is.
  return more.length > 0 ? { open, steps: more, claims, states, receivedAt: last.commit.receivedAt } : null;
}

/** The last state of each part, in the order in which they came. */
function lateStates(open: Pick<OpenLaunch, 'point' | 'launch'>, commits: Commit[]): CommittedState[] {
  const steps = new Map<string | null, CommittedState>();
  let names: FlatCmi | null = null;
  for (const commit of commits) {
    names = commit.base === null ? commit.cmi : names && withDelta(names, commit);
    const sco = scoOfCommit(open, commit);
    // A commit that only says that a part was opened holds nothing.
    if (!names || Object.keys(splitByOwner(names).part).length === 0) continue;
    steps.delete(sco);
    steps.set(sco, {
      sequence: open.launch.appliedSequence,
      sco,
      names,
      terminate: commit.terminate,
      end: false,
    });
  }
  return [...steps.values()];
}
