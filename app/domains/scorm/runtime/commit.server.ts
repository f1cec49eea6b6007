import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { scormCommits, scormLaunches } from '#db/schema/scorm.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { isFailed } from '../../learning/judge.ts';
import { findRuleIn, judgeRegistrationIn } from '../../learning/judge-registration.server.ts';
import type { Verb } from '../../xapi/verbs.ts';
import {
  findWaiting,
  insertCommit,
  readLaunchAndAttempt,
  updateAttempt,
  updateLaunch,
} from '../internal/hot-queries.server.ts';
import { type FlatCmi, readStatus } from './cmi.ts';
import { sayOfSco } from './say.server.ts';
import { extendedLife, type OpenLaunch } from './launch.server.ts';
import { countedMsOf, recordSignalIn } from './signals.server.ts';

/** The most a commit may weigh; the largest real state is a third of it. */
export const COMMIT_BYTES = 1024 ** 2;

export const CommitInput = z.object({
  sequence: z.number().int().min(1).max(1_000_000),
  /** For a delta: the sequence whose state it changes. */
  base: z.number().int().min(1).nullable().default(null),
  terminate: z.boolean().default(false),
  cmi: z.record(z.string().regex(/^(cmi|adl)\.[\w.]{1,250}$/), z.string().max(70_000)),
  /** For a delta: names that are no more. */
  gone: z.array(z.string()).default([]),
});
export type Commit = z.output<typeof CommitInput>;

export type CommitAnswer = { stored: true; applied: boolean; late: boolean };

/** Body text to commit; throws `commit_malformed`. */
export function readCommit(text: string): Commit {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new DomainError('commit_malformed');
  }
  const parsed = CommitInput.safeParse(json);
  if (!parsed.success) throw new DomainError('commit_malformed');
  if (parsed.data.base !== null && parsed.data.base >= parsed.data.sequence)
    throw new DomainError('commit_malformed');
  return parsed.data;
}

/**
 * Keeps a commit and, where it is the newest whole state or the delta that was waited for, makes it the state of
 * the attempt. Twice is once; out of order is put in order; late is kept and marked. One unit with everything
 * that follows: time, statements, completion.
 */
export function recordCommit(
  ctx: Ctx,
  open: OpenLaunch,
  commit: Commit,
  body: string,
): Promise<CommitAnswer> {
  const launchId = open.launch.id;
  const late = open.over !== null && open.over !== 'finished';
  return ctx.db.transact(async (tx) => {
    const row = await readLaunchAndAttempt(tx, launchId);
    // The unit may have waited behind a new launch: then this one is late after all.
    const isLate = late || row.launch.endReason === 'superseded';
    // The usual case is decided before the row is written, so that it is written once.
    const isNext = !isLate && commit.base === null && commit.sequence > row.launch.appliedSequence;
    const kept = {
      launchId,
      sequence: commit.sequence,
      receivedAt: ctx.now,
      base: commit.base,
      body,
      applied: isNext,
      late: isLate,
    };
    if (!(await insertCommit(tx, kept))) return answerOf(tx, launchId, commit.sequence);
    if (isLate) return { stored: true as const, applied: false, late: true };

    const { launch, attempt } = row;
    const next = await advance(tx, launch, commit);
    if (!next) return { stored: true as const, applied: false, late: false };

    // A test that was handed in and lost stays lost: only a new attempt can pass it.
    if (launch.endReason === 'finished' && (await isLostIn(tx, launch.registrationId, attempt)))
      return { stored: true as const, applied: false, late: false };
    if (!launch.endedAt) await recordSignalIn(tx, launch, ctx.now);
    await applyState(tx, ctx, { ...open, launch, attempt }, next);
    return { stored: true as const, applied: next.applied.includes(commit.sequence), late: false };
  });
}

const at = (launchId: string, sequence: number) =>
  and(eq(scormCommits.launchId, launchId), eq(scormCommits.sequence, sequence));

async function answerOf(tx: Tx, launchId: string, sequence: number): Promise<CommitAnswer> {
  const [row] = await tx.select().from(scormCommits).where(at(launchId, sequence));
  return { stored: true, applied: row!.applied, late: row!.late };
}

export const patched = (state: FlatCmi, commit: Pick<Commit, 'cmi' | 'gone'>): FlatCmi => {
  const next = { ...state, ...commit.cmi };
  for (const name of commit.gone) delete next[name];
  return next;
};

type Next = { cmi: FlatCmi; sequence: number; applied: number[]; terminated: boolean; first: boolean };

/** The state that a stored commit stands for; null where one that it builds on has not come. */
async function stateAt(tx: Tx, launchId: string, sequence: number): Promise<FlatCmi | null> {
  const [row] = await tx.select().from(scormCommits).where(at(launchId, sequence));
  return row ? stateOf(tx, launchId, readCommit(row.body)) : null;
}

async function stateOf(tx: Tx, launchId: string, commit: Commit): Promise<FlatCmi | null> {
  if (commit.base === null) return commit.cmi;
  const state = await stateAt(tx, launchId, commit.base);
  return state && patched(state, commit);
}

/** The state after this commit and the deltas that waited for it; null where it is older than what stands, or must wait. */
async function advance(
  tx: Tx,
  launch: typeof scormLaunches.$inferSelect,
  commit: Commit,
): Promise<Next | null> {
  const state = await stateOf(tx, launch.id, commit);
  if (!state) return null;
  const next: Next = {
    cmi: state,
    sequence: commit.sequence,
    applied: [commit.sequence],
    terminated: commit.terminate,
    first: launch.appliedSequence === 0,
  };
  for (;;) {
    const waiting = await findWaiting(tx, launch.id, next.sequence);
    if (!waiting) break;
    const delta = readCommit(waiting.body);
    next.cmi = patched(next.cmi, delta);
    next.sequence = delta.sequence;
    next.applied.push(delta.sequence);
    next.terminated ||= delta.terminate;
  }
  if (next.sequence <= launch.appliedSequence) return null;
  const toMark = next.applied.filter(
    (each) => each > launch.appliedSequence && !(each === commit.sequence && commit.base === null),
  );
  for (const sequence of toMark)
    await tx.update(scormCommits).set({ applied: true }).where(at(launch.id, sequence));
  return next;
}

async function isLostIn(
  tx: Tx,
  registrationId: string,
  attempt: { successStatus: string | null; scaledScore: string | null },
): Promise<boolean> {
  const rule = await findRuleIn(tx, registrationId);
  return Boolean(rule.maxTries) && isFailed(rule, attempt);
}

/** Makes a state the attempt's, says what happened in statements, and judges the registration. */
export async function applyState(tx: Tx, ctx: Ctx, open: OpenLaunch, next: Next): Promise<void> {
  const { launch, attempt, standard, point } = open;
  const status = readStatus(standard, next.cmi, point);
  const say = (verb: Verb, result?: Record<string, unknown>) => sayOfSco(tx, ctx, open, verb, result);

  if (next.first) await say('initialized');
  const tenth = Math.min(10, Math.floor(Number(status.progressMeasure ?? 0) * 10 + 1e-9));
  if (tenth > attempt.progressTenth)
    await say('progressed', {
      extensions: { 'https://w3id.org/xapi/cmi5/result/extensions/progress': tenth * 10 },
    });
  const score = status.scaledScore === null ? {} : { score: { scaled: Number(status.scaledScore) } };
  const sent = [...attempt.statementsSent];
  if (status.completionStatus === 'completed' && !sent.includes('completed')) {
    await say('completed', { completion: true });
    sent.push('completed');
  }
  for (const verdict of ['passed', 'failed'] as const)
    if (status.successStatus === verdict && !sent.includes(verdict)) {
      await say(verdict, { success: verdict === 'passed', ...score });
      sent.push(verdict);
    }
  if (next.terminated && !launch.endedAt) await say('terminated');

  await updateAttempt(tx, {
    id: attempt.id,
    cmi: JSON.stringify(next.cmi),
    completionStatus: status.completionStatus,
    successStatus: status.successStatus,
    scaledScore: status.scaledScore,
    progressTenth: Math.max(tenth, attempt.progressTenth),
    statementsSent: sent,
  });
  await updateLaunch(tx, { id: launch.id, appliedSequence: next.sequence, expiresAt: extendedLife(ctx.now) });
  if (next.terminated && !launch.endedAt)
    await tx
      .update(scormLaunches)
      .set({ endedAt: ctx.now, endReason: 'finished' })
      .where(eq(scormLaunches.id, launch.id));
  await judgeIn(tx, ctx, { ...open, attempt: { ...attempt, ...status } });
}

/** Judges the registration by what its attempt says now. */
export async function judgeIn(tx: Tx, ctx: Ctx, { launch, attempt }: OpenLaunch): Promise<void> {
  await judgeRegistrationIn(
    tx,
    ctx,
    launch.registrationId,
    {
      completionStatus: attempt.completionStatus,
      successStatus: attempt.successStatus,
      scaledScore: attempt.scaledScore,
      startedAt: attempt.startedAt,
    },
    () => countedMsOf(tx, launch.registrationId, launch.personId),
    { attemptId: attempt.id, launchId: launch.id, packageId: launch.packageId },
  );
}

/** The player is open and seen: time goes on, and a course that only lacked time may be complete. */
export function recordBeat(ctx: Ctx, open: OpenLaunch): Promise<void> {
  if (open.over !== null) throw new DomainError('launch_over');
  return ctx.db.transact(async (tx) => {
    await recordSignalIn(tx, open.launch, ctx.now);
    await judgeIn(tx, ctx, open);
  });
}
