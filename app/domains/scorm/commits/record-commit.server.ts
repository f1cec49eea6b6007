import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAttemptFailed } from '#app/domains/learning/completion/attempts.ts';
import { readCompletionRuleIn } from '#app/domains/learning/completion/read-completion-rule.server.ts';
import { applyStateIn } from '#app/domains/scorm/internal/apply-state.server.ts';
import {
  countLateCommits,
  findWaitingDelta,
  insertCommit,
  isCommit,
  readCommitAnswerIn,
  readStateOfIn,
  sequenceOfEarlierWindow,
  wholeCommitIn,
} from '#app/domains/scorm/internal/commit-journal.server.ts';
import { type SignalAnswer, recordTimeIn } from '#app/domains/scorm/internal/counted-time.server.ts';
import { readLaunchPosition, updateLaunchUsage } from '#app/domains/scorm/internal/launch-queries.server.ts';
import type { OpenLaunch } from '#app/domains/scorm/launches/launch.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { scormCommits } from '#db/schema/scorm.ts';
import { COMMIT_LIMITS, addUsage } from './commit-limits.ts';
import { type Commit, readCommit, withDelta } from './commit.ts';
import { type CommittedState, committedState, scoOfCommit } from './committed-state.ts';

export type CommitAnswer = { stored: true; applied: boolean; late: boolean } & Partial<SignalAnswer>;

type LaunchPosition = Awaited<ReturnType<typeof readLaunchPosition>>;

/**
 * Stores a commit and, where it is the newest whole state or the next delta, makes it the state of its part and of the attempt.
 * Stored once, applied in order. A late commit, also one from any but the last window of the launch, is stored and marked. One
 * transaction with everything that follows: time, statements, completion.
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
    const row = await readLaunchPosition(tx, launchId, scoOfCommit(open, commit) ?? '');
    const isOfEarlierWindow = commit.window !== null && commit.window < row.launch.windows;
    // The unit may have waited behind a new launch: then this one is late after all.
    const isLate = late || isOfEarlierWindow || row.launch.endReason === 'superseded';
    const review = row.launch.mode === 'review';
    // The usual case is decided before the row is written, so that it is written once.
    const isNext = !isLate && !review && commit.base === null && commit.sequence > row.launch.appliedSequence;
    const whole = isOfEarlierWindow ? await wholeCommitIn(tx, launchId, commit) : commit;
    const sequence = isOfEarlierWindow
      ? sequenceOfEarlierWindow(commit.window!, commit.sequence)
      : commit.sequence;
    const kept = {
      launchId,
      sequence,
      receivedAt: ctx.now,
      base: whole.base,
      body: whole === commit ? body : JSON.stringify(whole),
      applied: isNext,
      late: isLate,
    };
    if (!(await insertCommit(tx, kept))) return readCommitAnswerIn(tx, launchId, sequence);
    await updateLaunchUsage(tx, launchId, addUsage(row.launch, Buffer.byteLength(body), ctx.now));
    if (isLate) await requireLateAllowanceIn(tx, launchId);
    if (isLate) return { stored: true as const, applied: false, late: true };
    const nothing = { stored: true as const, applied: false, late: false };
    // SCORM 2004 4th Ed. RTE §4.2.12: in review, nothing that was recorded changes.
    if (review) return nothing;
    const steps = await readApplicableStates(tx, open, commit);
    if (steps.length === 0) return nothing;
    // A test that was handed in and lost stays lost: only a new attempt can pass it.
    if (
      row.launch.endReason === 'finished' &&
      (await isFailedForGoodIn(tx, row.launch.registrationId, row.attempt))
    )
      return nothing;
    const time = row.launch.endedAt ? {} : await recordTimeIn(tx, ctx, row.launch, commit.offline);

    let applied = false;
    for (const [i, step] of steps.entries()) {
      const position = i === 0 ? row : await readLaunchPosition(tx, launchId, step.sco ?? '');
      const changed = await applyIfNewerIn(tx, ctx, open, position, step);
      if (step.sequence === commit.sequence) applied = changed;
      if (changed && !(step.sequence === commit.sequence && isNext))
        await tx.update(scormCommits).set({ applied: true }).where(isCommit(launchId, step.sequence));
    }
    return { stored: true as const, applied, late: false, ...time };
  });
}

/** Late commits are kept in case the learner asks for them, up to a limit. Throws `too_many_commits`. */
async function requireLateAllowanceIn(tx: Tx, launchId: string): Promise<void> {
  const { commits, bytes } = await countLateCommits(tx, launchId);
  if (commits > COMMIT_LIMITS.late || bytes > COMMIT_LIMITS.lateBytes)
    throw new DomainError('too_many_commits');
}

/** This commit and the deltas that waited for it, as states, in order; none where it must wait itself. */
async function readApplicableStates(tx: Tx, open: OpenLaunch, commit: Commit): Promise<CommittedState[]> {
  const state = await readStateOfIn(tx, open.launch.id, commit);
  if (!state) return [];
  const steps = [committedState(open, commit, state)];
  for (;;) {
    const last = steps.at(-1)!;
    const waiting = await findWaitingDelta(tx, open.launch.id, last.sequence);
    if (!waiting) return steps;
    const delta = readCommit(waiting.body);
    steps.push(committedState(open, delta, withDelta(last.names, delta)));
  }
}

async function isFailedForGoodIn(
  tx: Tx,
  registrationId: string,
  attempt: { successStatus: string | null; scaledScore: string | null },
): Promise<boolean> {
  const rule = await readCompletionRuleIn(tx, registrationId);
  return Boolean(rule.maxTries) && isAttemptFailed(rule, attempt);
}

/** False where a newer state has been applied. */
async function applyIfNewerIn(
  tx: Tx,
  ctx: Ctx,
  open: OpenLaunch,
  row: LaunchPosition,
  step: CommittedState,
): Promise<boolean> {
  const { launch, part } = row;
  const isNewest = step.sequence > launch.appliedSequence;
  const isOfPart = step.sco !== null && (part?.launchId !== launch.id || step.sequence > part.sequence);
  if (!isNewest && !isOfPart) return false;
  await applyStateIn(tx, ctx, { ...open, launch, attempt: row.attempt }, part, { step, isNewest, isOfPart });
  return true;
}
