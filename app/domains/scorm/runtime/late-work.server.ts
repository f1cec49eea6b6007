import { and, asc, eq, lt } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Database } from '#db/database.ts';
import { scormAttempts, scormCommits, scormLaunches, scormPackages } from '#db/schema/scorm.ts';
import type { Ctx, SignedInCtx } from '../../accounts/ctx.ts';
import { requireOwnRegistration } from '../../learning/registrations.server.ts';
import type { LaunchPoint } from '../inspect/manifest.ts';
import { type FlatCmi, holdsMore } from './cmi.ts';
import { applyState, patched, readCommit } from './commit.server.ts';

/** The newest state that came late for this registration and holds more than what stands; null where none does. */
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
  let state: FlatCmi | null = null;
  for (const { commit, launch } of rows) {
    if (launch.id !== last.launch.id) continue;
    const said = readCommit(commit.body);
    if (said.base === null) state = said.cmi;
    else if (state) state = patched(state, said);
  }
  const point = last.package.launch as unknown as LaunchPoint;
  const current = last.attempt.cmi === null ? null : (JSON.parse(last.attempt.cmi) as FlatCmi);
  if (!state || !holdsMore(last.package.standard, state, current, point)) return null;
  return {
    state,
    point,
    launch: last.launch,
    attempt: last.attempt,
    standard: last.package.standard,
    receivedAt: last.commit.receivedAt,
  };
}

/** The learner's own word: what came late becomes the state, and the late commits are no longer offered. */
export async function useLateWork(ctx: Ctx, registrationId: string): Promise<void> {
  const { registration } = await requireOwnRegistration(ctx, registrationId);
  const { actor } = ctx as SignedInCtx;
  const work = await findLateWork(ctx, registrationId);
  if (!work) throw new DomainError('not_found');
  const { launch, attempt, standard, point } = work;
  const learner = { opaqueId: actor.opaqueId, language: registration.language };
  await ctx.db.transact(async (tx) => {
    await tx
      .update(scormCommits)
      .set({ late: false, applied: true })
      .where(and(eq(scormCommits.launchId, launch.id), eq(scormCommits.late, true)));
    await applyState(
      tx,
      ctx,
      { launch, attempt, standard, point, title: point.title, learner, over: null },
      { cmi: work.state, sequence: launch.appliedSequence, applied: [], terminated: false, first: false },
    );
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
