import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { attemptThatCounts } from '#app/domains/learning/completion/attempts.ts';
import { evaluateCompletionIn } from '#app/domains/learning/completion/evaluate-completion.server.ts';
import type { OpenLaunch } from '#app/domains/scorm/launches/launch.ts';
import type { Tx } from '#db/database.ts';
import { listAttemptsOfRegistration } from './attempts.server.ts';
import { readCountedMs } from './counted-time.server.ts';

/** Evaluates completion by the current attempt. */
export async function evaluateAttemptIn(
  tx: Tx,
  ctx: Ctx,
  { launch, attempt, ownRule }: OpenLaunch,
): Promise<void> {
  await evaluateCompletionIn(
    tx,
    ctx,
    launch.registrationId,
    // The usual rule evaluates the current attempt, which is the last.
    async (rule) =>
      (rule.counts ?? 'last') === 'last'
        ? attempt
        : (attemptThatCounts(rule, await listAttemptsOfRegistration(tx, launch.registrationId)) ?? attempt),
    () => readCountedMs(tx, launch.registrationId, launch.personId),
    {
      attemptId: attempt.id,
      launchId: launch.id,
      packageId: launch.packageId,
      ...(ownRule ? { ownRule } : {}),
    },
  );
}
