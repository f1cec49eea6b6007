import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { attemptThatCounts, isAttemptDone } from '#app/domains/learning/completion/attempts.ts';
import { isTimeAllThatMayMiss, wholeMinutes } from '#app/domains/learning/completion/completion-rule.ts';
import { evaluateCompletionIn } from '#app/domains/learning/completion/evaluate-completion.server.ts';
import { findIncompleteRegistrationIn } from '#app/domains/learning/completion/find-incomplete-registration.server.ts';
import type { CompletionRule } from '#app/domains/catalogue/types.ts';
import type { OpenLaunch } from '#app/domains/scorm/launches/launch.ts';
import type { Tx } from '#db/database.ts';
import { coursePackages } from '#db/schema/catalogue.ts';
import { listAttemptsOfRegistration } from './attempts.server.ts';
import { readCountedMs } from '#app/domains/scorm/attempts/read-counted-ms.server.ts';
import { reportPackageDoneIn } from '#app/domains/scorm/attempts/report-package-done.server.ts';
import { readPackageTest } from './read-package-test.server.ts';

/**
 * Evaluates completion by the current attempt; `isChanged`: its status or score, not its time alone. A package that is a module of a
 * native course decides that module alone, by a job of the domain above, also when the course is complete.
 */
export async function evaluateAttemptIn(
  tx: Tx,
  ctx: Ctx,
  { launch, attempt, ownRule }: OpenLaunch,
  isChanged = true,
): Promise<void> {
  const { registrationId, personId, packageId } = launch;
  const open = await findIncompleteRegistrationIn(tx, registrationId);
  if (open ? open.format === 'native' : isChanged && (await isModuleIn(tx, packageId))) {
    const mayMatter = async ({ minMinutes }: CompletionRule) =>
      minMinutes > 0 && wholeMinutes(await readCountedMs(tx, registrationId, personId)) >= minMinutes;
    // Unchanged, it can only have brought the last minutes of the course.
    if (isAttemptDone(attempt) && (isChanged || (open && (await mayMatter(open.rule)))))
      await reportPackageDoneIn(tx, ctx.now, launch);
    return;
  }
  if (!open) return;
  // The usual rule asks for the last attempt, which is the one in hand.
  const isLast = (open.rule.counts ?? 'last') === 'last';
  const all = isLast ? [] : await listAttemptsOfRegistration(tx, registrationId);
  const counted = attemptThatCounts(open.rule, all) ?? attempt;
  if (!isTimeAllThatMayMiss(open.rule, { ...counted, test: null })) return;
  const test = await readPackageTest(tx, counted.packageId);
  if (!isTimeAllThatMayMiss(open.rule, { ...counted, test })) return;
  const countedMs = await readCountedMs(tx, registrationId, personId);
  await evaluateCompletionIn(
    tx,
    ctx,
    open,
    { ...counted, test, countedMs },
    {
      kind: 'course',
      attemptId: attempt.id,
      launchId: launch.id,
      packageId,
      ...(ownRule ? { ownRule } : {}),
    },
  );
}

const isModuleIn = async (tx: Tx, packageId: string): Promise<boolean> =>
  (await tx.$count(coursePackages, eq(coursePackages.packageId, packageId))) > 0;
