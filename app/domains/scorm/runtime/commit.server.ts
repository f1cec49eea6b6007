import { and, eq } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { scormAttempts, scormCommits, scormLaunches, scormScoStates } from '#db/schema/scorm.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { attemptThatCounts, isFailed } from '../../learning/judge.ts';
import { findRuleIn, judgeRegistrationIn } from '../../learning/judge-registration.server.ts';
import type { OfflineClaim } from '../../learning/offline-time.ts';
import type { Verb } from '../../xapi/verbs.ts';
import {
  findWaiting,
  countLate,
  spendOfLaunch,
  insertCommit,
  readPosition,
  updateLaunch,
  updatePart,
} from '../internal/hot-queries.server.ts';
import { COMMITS, spend } from './bounds.ts';
import { type FlatCmi, readStatus } from './cmi.ts';
import { type Commit, patched, readCommit, split } from './commit.ts';
import { listAttemptsOf } from './facts.server.ts';
import { extendedLife, type OpenLaunch } from './launch.server.ts';
import { overallOf, pointOf, withOwnRule } from './parts.server.ts';
import { sayOfSco } from './say.server.ts';
import { countedMsOf, recordOfflineIn, recordSignalIn } from './signals.server.ts';

/** When the server heard it, by its own clock, and what counted of the time without a connection before it. */
export type SignalAnswer = { heard: number; offlineMs: number };
export type CommitAnswer = { stored: true; applied: boolean; late: boolean } & Partial<SignalAnswer>;
type Position = Awaited<ReturnType<typeof readPosition>>;
/** A whole state: of one part (none: of the whole only), at a sequence. */
export type Step = {
  sequence: number;
  sco: string | null;
  names: FlatCmi;
  terminate: boolean;
  end: boolean;
};

/**
 * Keeps a commit and, where it is the newest whole state or the delta that was waited for, makes it the state of
 * its part and of the attempt. Twice is once; out of order is put in order; late is kept and marked. One unit with
 * everything that follows: time, statements, completion.
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
    const row = await readPosition(tx, launchId, scoOf(open, commit) ?? '');
    // The unit may have waited behind a new launch: then this one is late after all.
    const isLate = late || row.launch.endReason === 'superseded';
    const review = row.launch.mode === 'review';
    // The usual case is decided before the row is written, so that it is written once.
    const isNext = !isLate && !review && commit.base === null && commit.sequence > row.launch.appliedSequence;
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
    await spendOfLaunch(tx, launchId, spend(row.launch, Buffer.byteLength(body), ctx.now));
    if (isLate) await mustBeLittleIn(tx, launchId);
    if (isLate) return { stored: true as const, applied: false, late: true };
    const nothing = { stored: true as const, applied: false, late: false };
    // SCORM 2004 4th Ed. RTE §4.2.12: in review, nothing that was recorded changes.
    if (review) return nothing;
    const steps = await readySteps(tx, open, commit);
    if (steps.length === 0) return nothing;
    // A test that was handed in and lost stays lost: only a new attempt can pass it.
    if (row.launch.endReason === 'finished' && (await isLostIn(tx, row.launch.registrationId, row.attempt)))
      return nothing;
    const time = row.launch.endedAt ? {} : await recordTimeIn(tx, ctx, row.launch, commit.offline);

    let applied = false;
    for (const [i, step] of steps.entries()) {
      const position = i === 0 ? row : await readPosition(tx, launchId, step.sco ?? '');
      const changed = await applyStep(tx, ctx, open, position, step);
      if (step.sequence === commit.sequence) applied = changed;
      if (changed && !(step.sequence === commit.sequence && isNext))
        await tx.update(scormCommits).set({ applied: true }).where(at(launchId, step.sequence));
    }
    return { stored: true as const, applied, late: false, ...time };
  });
}

async function recordTimeIn(
  tx: Tx,
  ctx: Ctx,
  launch: OpenLaunch['launch'],
  claim: OfflineClaim | undefined,
): Promise<SignalAnswer> {
  await recordSignalIn(tx, launch, ctx.now);
  return { heard: ctx.now.getTime(), offlineMs: await recordOfflineIn(tx, launch, claim, ctx.now) };
}

/** What comes late is kept in case somebody asks for it; nobody asks for so much. Throws `too_many_commits`. */
async function mustBeLittleIn(tx: Tx, launchId: string): Promise<void> {
  const { commits, bytes } = await countLate(tx, launchId);
  if (commits > COMMITS.late || bytes > COMMITS.lateBytes) throw new DomainError('too_many_commits');
}

const at = (launchId: string, sequence: number) =>
  and(eq(scormCommits.launchId, launchId), eq(scormCommits.sequence, sequence));

/** The part that a commit is of; null where it is of the whole only. */
export const scoOf = (open: Pick<OpenLaunch, 'point'>, { sco }: Pick<Commit, 'sco'>): string | null =>
  sco === null ? open.point.sco : sco === '' ? null : sco;

async function answerOf(tx: Tx, launchId: string, sequence: number): Promise<CommitAnswer> {
  const [row] = await tx.select().from(scormCommits).where(at(launchId, sequence));
  return { stored: true, applied: row!.applied, late: row!.late };
}

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

const stepOf = (open: OpenLaunch, commit: Commit, names: FlatCmi): Step => ({
  sequence: commit.sequence,
  sco: scoOf(open, commit),
  names,
  terminate: commit.terminate,
  end: commit.end ?? (commit.terminate && open.kind === 'single'),
});

/** This commit and the deltas that waited for it, as states, in order; none where it must wait itself. */
async function readySteps(tx: Tx, open: OpenLaunch, commit: Commit): Promise<Step[]> {
  const state = await stateOf(tx, open.launch.id, commit);
  if (!state) return [];
  const steps = [stepOf(open, commit, state)];
  for (;;) {
    const last = steps.at(-1)!;
    const waiting = await findWaiting(tx, open.launch.id, last.sequence);
    if (!waiting) return steps;
    const delta = readCommit(waiting.body);
    steps.push(stepOf(open, delta, patched(last.names, delta)));
  }
}

async function isLostIn(
  tx: Tx,
  registrationId: string,
  attempt: { successStatus: string | null; scaledScore: string | null },
): Promise<boolean> {
  const rule = await findRuleIn(tx, registrationId);
  return Boolean(rule.maxTries) && isFailed(rule, attempt);
}

/** False where something newer stands already. */
async function applyStep(tx: Tx, ctx: Ctx, open: OpenLaunch, row: Position, step: Step): Promise<boolean> {
  const { launch, part } = row;
  const isNewest = step.sequence > launch.appliedSequence;
  const isOfPart = step.sco !== null && (part?.launchId !== launch.id || step.sequence > part.sequence);
  if (!isNewest && !isOfPart) return false;
  await applyState(tx, ctx, { ...open, launch, attempt: row.attempt }, part, { step, isNewest, isOfPart });
  return true;
}

type Applied = { step: Step; isNewest: boolean; isOfPart: boolean };

/** Makes a state that of its part and of the attempt, says what happened in statements, and judges the registration. */
export async function applyState(
  tx: Tx,
  ctx: Ctx,
  open: OpenLaunch,
  before: typeof scormScoStates.$inferSelect | null,
  { step, isNewest, isOfPart }: Applied,
): Promise<void> {
  const { launch, attempt } = open;
  const { part: cmi, course, sequencing } = split(step.names);
  const part = isOfPart && step.sco !== null ? await applyPart(tx, ctx, open, before, { ...step, sco: step.sco, names: cmi }) : null; // oxfmt-ignore

  const status = await withOwnRule(tx, open, await overallOf(tx, open, part, isNewest ? course : {}));
  const sequencer = isNewest && Object.keys(sequencing).length > 0 ? JSON.stringify(sequencing) : attempt.sequencing; // oxfmt-ignore
  if (
    sequencer !== attempt.sequencing ||
    status.completionStatus !== attempt.completionStatus ||
    status.successStatus !== attempt.successStatus ||
    status.scaledScore !== attempt.scaledScore
  )
    await tx
      .update(scormAttempts)
      .set({ sequencing: sequencer, ...status })
      .where(eq(scormAttempts.id, attempt.id));
  await updateLaunch(tx, {
    id: launch.id,
    appliedSequence: Math.max(step.sequence, launch.appliedSequence),
    expiresAt: extendedLife(ctx.now),
  });
  if (step.end && !launch.endedAt)
    await tx
      .update(scormLaunches)
      .set({ endedAt: ctx.now, endReason: 'finished' })
      .where(eq(scormLaunches.id, launch.id));
  await judgeIn(tx, ctx, { ...open, attempt: { ...attempt, ...status } });
}

async function applyPart(
  tx: Tx,
  ctx: Ctx,
  open: OpenLaunch,
  before: typeof scormScoStates.$inferSelect | null,
  step: Step & { sco: string },
): Promise<typeof scormScoStates.$inferSelect> {
  const { launch, attempt, standard } = open;
  const point = await pointOf(tx, open, step.sco);
  const isToldOf = Object.keys(step.names).length > 0;
  const isAsset = point.type === 'asset';
  // An asset says nothing of itself: opened is done (SCORM 2004 4th Ed. SN §4.6.3, tracked content without a run-time).
  const status =
    isAsset && !isToldOf
      ? { completionStatus: 'completed', successStatus: null, scaledScore: null, progressMeasure: null }
      : readStatus(standard, step.names, point);
  const say = (verb: Verb, result?: Record<string, unknown>) =>
    sayOfSco(tx, ctx, { ...open, point }, verb, result);

  const sameSession = before?.launchId === launch.id && before.cmi !== null;
  if ((isToldOf || isAsset) && (!sameSession || (before.terminated && !step.terminate)))
    await say('initialized');
  const sent = [...(before?.statementsSent ?? [])];
  const tenthBefore = before?.progressTenth ?? 0;
  const tenth = Math.min(10, Math.floor(Number(status.progressMeasure ?? 0) * 10 + 1e-9));
  if (tenth > tenthBefore)
    await say('progressed', {
      extensions: { 'https://w3id.org/xapi/cmi5/result/extensions/progress': tenth * 10 },
    });
  const score = status.scaledScore === null ? {} : { score: { scaled: Number(status.scaledScore) } };
  if (status.completionStatus === 'completed' && !sent.includes('completed')) {
    await say('completed', { completion: true });
    sent.push('completed');
  }
  for (const verdict of ['passed', 'failed'] as const)
    if (status.successStatus === verdict && !sent.includes(verdict)) {
      await say(verdict, { success: verdict === 'passed', ...score });
      sent.push(verdict);
    }
  if (step.terminate && !(sameSession && before.terminated)) await say('terminated');

  const { progressMeasure: _, ...kept } = status;
  const row = {
    attemptId: attempt.id,
    sco: step.sco,
    ...kept,
    // What only says that the part was opened leaves its state as it was.
    ...(isToldOf || isAsset ? {} : opened(before)),
    cmi: isToldOf ? JSON.stringify(step.names) : (before?.cmi ?? null),
    progressTenth: Math.max(tenth, tenthBefore),
    statementsSent: sent,
    launchId: launch.id,
    sequence: step.sequence,
    terminated: isToldOf ? step.terminate : (before?.terminated ?? false),
  };
  if (before) await updatePart(tx, row);
  else await tx.insert(scormScoStates).values(row);
  return row;
}

const opened = (before: typeof scormScoStates.$inferSelect | null) => ({
  completionStatus: before?.completionStatus ?? null,
  successStatus: before?.successStatus ?? null,
  scaledScore: before?.scaledScore ?? null,
});

/** Judges the registration by what its attempt says now. */
async function judgeIn(tx: Tx, ctx: Ctx, { launch, attempt, ownRule }: OpenLaunch): Promise<void> {
  await judgeRegistrationIn(
    tx,
    ctx,
    launch.registrationId,
    // The usual rule judges the attempt in hand, which is the last.
    async (rule) =>
      (rule.counts ?? 'last') === 'last'
        ? attempt
        : (attemptThatCounts(rule, await listAttemptsOf(tx, launch.registrationId)) ?? attempt),
    () => countedMsOf(tx, launch.registrationId, launch.personId),
    {
      attemptId: attempt.id,
      launchId: launch.id,
      packageId: launch.packageId,
      ...(ownRule ? { ownRule } : {}),
    },
  );
}

/**
 * The player is open and seen: time goes on, and a course that only lacked time may be complete. `claim`: where the
 * connection was away before.
 */
export function recordBeat(ctx: Ctx, open: OpenLaunch, claim?: OfflineClaim): Promise<SignalAnswer> {
  if (open.over !== null) throw new DomainError('launch_over');
  return ctx.db.transact(async (tx) => {
    const time = await recordTimeIn(tx, ctx, open.launch, claim);
    const attempt = await withOwnRule(tx, open, open.attempt);
    if (attempt !== open.attempt)
      await tx
        .update(scormAttempts)
        .set({ completionStatus: attempt.completionStatus })
        .where(eq(scormAttempts.id, attempt.id));
    await judgeIn(tx, ctx, { ...open, attempt });
    return time;
  });
}
