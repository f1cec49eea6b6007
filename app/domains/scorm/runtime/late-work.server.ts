import { and, asc, eq, lt } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Database } from '#db/database.ts';
import { scormAttempts, scormCommits, scormLaunches, scormPackages } from '#db/schema/scorm.ts';
import type { Ctx, SignedInCtx } from '../../accounts/ctx.ts';
import { requireOwnRegistration } from '../../learning/registrations.server.ts';
import type { LaunchPoint } from '../inspect/launch-point.ts';
import { type FlatCmi, holdsMore } from './cmi.ts';
import { type Commit, patched, readCommit, split } from './commit.ts';
import { applyState, scoOf, type Step } from './commit.server.ts';
import type { OpenLaunch } from './launch.server.ts';
import { needsOf } from './needs.ts';
import type { OwnRule } from './own-rule.ts';
import { listStates, pointOf } from './parts.server.ts';
import { recordOfflineIn } from './signals.server.ts';

/** What came late for this registration and holds more than what stands, part by part; null where nothing does. */
export async function findLateWork(ctx: Ctx, registrationId: string) {
  const rows = await ctx.db.read
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
    needs: needsOf(last.package.needs),
    ownRule: last.package.ownRule as OwnRule | null,
    point: last.package.launch as unknown as LaunchPoint,
    over: null,
  };
  const commits = rows
    .filter(({ launch }) => launch.id === last.launch.id)
    .map(({ commit }) => readCommit(commit.body));
  const steps = lateSteps(open, commits);
  const claims = commits.map(({ offline }) => offline);
  const states = await listStates(ctx.db.read, last.attempt.id);
  for (const step of steps) {
    if (step.sco === null) continue;
    const { cmi = null } = states.find(({ sco }) => sco === step.sco) ?? {};
    const current = cmi === null ? null : (JSON.parse(cmi) as FlatCmi);
    const point = await pointOf(ctx.db.read, open, step.sco);
    if (holdsMore(open.standard, split(step.names).part, current, point))
      return { open, steps, claims, states, receivedAt: last.commit.receivedAt };
  }
  return null;
}

/** The last state of each part, in the order in which they came. */
function lateSteps(open: Pick<OpenLaunch, 'point' | 'launch'>, commits: Commit[]): Step[] {
  const steps = new Map<string | null, Step>();
  let names: FlatCmi | null = null;
  for (const commit of commits) {
    names = commit.base === null ? commit.cmi : names && patched(names, commit);
    const sco = scoOf(open, commit);
    // What only says that a part was opened holds nothing.
    if (!names || Object.keys(names).length === 0) continue;
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

/** The learner's own word: what came late becomes the state, and the late commits are no longer offered. */
export async function useLateWork(ctx: Ctx, registrationId: string): Promise<void> {
  const { registration } = await requireOwnRegistration(ctx, registrationId);
  const { actor } = ctx as SignedInCtx;
  const work = await findLateWork(ctx, registrationId);
  if (!work) throw new DomainError('not_found');
  const { open, steps, claims, states } = work;
  const { launch } = open;
  const learner = { opaqueId: actor.opaqueId, language: registration.language, name: '' };
  await ctx.db.transact(async (tx) => {
    await tx
      .update(scormCommits)
      .set({ late: false, applied: true })
      .where(and(eq(scormCommits.launchId, launch.id), eq(scormCommits.late, true)));
    // The time in which it was done comes with it: it ended with the launch.
    for (const claim of claims) await recordOfflineIn(tx, launch, claim, launch.endedAt ?? ctx.now);
    for (const step of steps)
      await applyState(tx, ctx, { ...open, learner }, states.find(({ sco }) => sco === step.sco) ?? null, {
        step,
        isNewest: true,
        isOfPart: step.sco !== null,
      });
    await appendAudit(tx, ctx, 'scorm.late-work-used', launch.id, { registrationId });
  });
}

const KEPT_MS = 30 * 86_400_000;

/** Late commits that nobody asked for in thirty days. */
export const forgetLateWork = (db: Database, now: Date): Promise<void> =>
  db.transact(async (tx) => {
    await tx
      .delete(scormCommits)
      .where(
        and(eq(scormCommits.late, true), lt(scormCommits.receivedAt, new Date(now.getTime() - KEPT_MS))),
      );
  });
