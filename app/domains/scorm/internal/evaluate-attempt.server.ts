import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { attemptThatCounts, isAttemptDone } from '#app/domains/learning/completion/attempts.ts';
import { isTimeAllThatMayMiss } from '#app/domains/learning/completion/completion-rule.ts';
import { evaluateCompletionIn } from '#app/domains/learning/completion/evaluate-completion.server.ts';
import { findIncompleteRegistrationIn } from '#app/domains/learning/completion/find-incomplete-registration.server.ts';
import type { OpenLaunch } from '#app/domains/scorm/launches/launch.ts';
import type { Tx } from '#db/database.ts';
import { listAttemptsOfRegistration } from './attempts.server.ts';
import { readCountedMs } from '#app/domains/scorm/attempts/read-counted-ms.server.ts';
import { reportPackageDoneIn } from '#app/domains/scorm/attempts/report-package-done.server.ts';
import { readPackageTest } from './read-package-test.server.ts';

/**
 * Evaluates completion by the current attempt; `isChanged`: its status or score, not its time alone. A package that is a module of a native course decides that module alone, by a job of the
 * domain above.
 */
export async function evaluateAttemptIn(
  tx: Tx,
  ctx: Ctx,
  { launch, attempt, ownRule }: OpenLaunch,
  isChanged = true,
): Promise<void> {
  const open = await findIncompleteRegistrationIn(tx, launch.registrationId);
  if (!open) return;
  if (open.format === 'native') {
    // Unchanged, it can only have brought minutes.
    if (isAttemptDone(attempt) && (isChanged || open.rule.minMinutes > 0))
      await reportPackageDoneIn(tx, ctx.now, launch);
    return;
  }
  // The usual rule asks for the last attempt, which is the one in hand.
  const isLast = (open.rule.counts ?? 'last') === 'last';
  const all = isLast ? [] : await listAttemptsOfRegistration(tx, launch.registrationId);
  const counted = attemptThatCounts(open.rule, all) ?? attempt;
  if (!isTimeAllThatMayMiss(open.rule, { ...counted, test: null })) return;
  const test = await readPackageTest(tx, counted.packageId);
  if (!isTimeAllThatMayMiss(open.rule, { ...counted, test })) return;
  const countedMs = await readCountedMs(tx, launch.registrationId, launch.personId);
  await evaluateCompletionIn(
    tx,
    ctx,
    open,
    { ...counted, test, countedMs },
    {
      kind: 'course',
      attemptId: attempt.id,
      launchId: launch.id,
      packageId: launch.packageId,
      ...(ownRule ? { ownRule } : {}),
    },
  );
}
