import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readStatus } from '#app/domains/scorm/attempts/cmi.ts';
import { splitByOwner } from '#app/domains/scorm/commits/commit.ts';
import type { CommittedState } from '#app/domains/scorm/commits/committed-state.ts';
import {
  type LaunchWithSequencing,
  type OpenLaunch,
  launchExpiry,
} from '#app/domains/scorm/launches/launch.ts';
import type { Verb } from '#app/domains/xapi/statements/verbs.ts';
import type { Tx } from '#db/database.ts';
import { scormAttempts, scormLaunches, scormScoStates } from '#db/schema/scorm.ts';
import { rollUpStatus, withFallbackCompletion } from './attempt-status.server.ts';
import { evaluateAttemptIn } from './evaluate-attempt.server.ts';
import { updateLaunch } from './launch-queries.server.ts';
import { requireLaunchPoint } from './package-contents.server.ts';
import { updatePartState } from './part-states.server.ts';
import { takeSequencingIn } from './take-sequencing.server.ts';
import { recordScoStatementIn } from './record-sco-statement.server.ts';

type AppliedState = { step: CommittedState; isNewest: boolean; isOfPart: boolean };

/** Makes a state that of its part and of the attempt, records statements, and evaluates completion. */
export async function applyStateIn(
  tx: Tx,
  ctx: Ctx,
  open: LaunchWithSequencing,
  before: typeof scormScoStates.$inferSelect | null,
  { step, isNewest, isOfPart }: AppliedState,
): Promise<void> {
  const { launch, attempt } = open;
  const { part: cmi, course } = splitByOwner(step.names);
  const part = isOfPart && step.sco !== null ? await applyPartIn(tx, ctx, open, before, { ...step, sco: step.sco, names: cmi }) : null; // oxfmt-ignore

  const sequenced = isNewest ? await takeSequencingIn(tx, open, step, course) : null;
  const status = await withFallbackCompletion(
    tx,
    open,
    sequenced?.status ?? (await rollUpStatus(tx, open, part)),
  );
  const sequencing = sequenced?.sequencing ?? attempt.sequencing;
  const isChanged =
    status.completionStatus !== attempt.completionStatus ||
    status.successStatus !== attempt.successStatus ||
    status.scaledScore !== attempt.scaledScore;
  if (isChanged || sequencing !== attempt.sequencing)
    await tx
      .update(scormAttempts)
      .set({ sequencing, ...status })
      .where(eq(scormAttempts.id, attempt.id));
  await updateLaunch(tx, {
    id: launch.id,
    appliedSequence: Math.max(step.sequence, launch.appliedSequence),
    expiresAt: launchExpiry(ctx.now),
  });
  if (step.end && !launch.endedAt)
    await tx
      .update(scormLaunches)
      .set({ endedAt: ctx.now, endReason: 'finished' })
      .where(eq(scormLaunches.id, launch.id));
  await evaluateAttemptIn(tx, ctx, { ...open, attempt: { ...attempt, ...status } }, isChanged);
}

async function applyPartIn(
  tx: Tx,
  ctx: Ctx,
  open: OpenLaunch,
  before: typeof scormScoStates.$inferSelect | null,
  step: CommittedState & { sco: string },
): Promise<typeof scormScoStates.$inferSelect> {
  const { launch, attempt, standard } = open;
  const point = await requireLaunchPoint(tx, open, step.sco);
  const hasChanged = Object.keys(step.names).length > 0;
  const isAsset = point.type === 'asset';
  // An asset says nothing of itself: opened is done (SCORM 2004 4th Ed. SN §4.6.3, tracked content without a run-time).
  const status =
    isAsset && !hasChanged
      ? { completionStatus: 'completed', successStatus: null, scaledScore: null, progressMeasure: null }
      : readStatus(standard, { cmi: step.names, terminated: step.terminate }, point);
  const say = (verb: Verb, result?: Record<string, unknown>) =>
    recordScoStatementIn(tx, ctx, { ...open, point }, verb, result);

  const sameSession = before?.launchId === launch.id && before.cmi !== null;
  if ((hasChanged || isAsset) && (!sameSession || (before.terminated && !step.terminate)))
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
    // A commit that only says that the part was opened leaves its state unchanged.
    ...(hasChanged || isAsset ? {} : statusBefore(before)),
    cmi: hasChanged ? JSON.stringify(step.names) : (before?.cmi ?? null),
    progressTenth: Math.max(tenth, tenthBefore),
    statementsSent: sent,
    launchId: launch.id,
    sequence: step.sequence,
    terminated: hasChanged ? step.terminate : (before?.terminated ?? false),
  };
  if (before) await updatePartState(tx, row);
  else await tx.insert(scormScoStates).values(row);
  return row;
}

const statusBefore = (before: typeof scormScoStates.$inferSelect | null) => ({
  completionStatus: before?.completionStatus ?? null,
  successStatus: before?.successStatus ?? null,
  scaledScore: before?.scaledScore ?? null,
});
