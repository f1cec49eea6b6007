import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { attemptThatCounts } from '#app/domains/learning/completion/attempts.ts';
import { NO_FACTS, type RuntimeFacts } from '#app/domains/learning/completion/completion-rule.ts';
import { readCompletionRuleIn } from '#app/domains/learning/completion/read-completion-rule.server.ts';
import type { Registration } from '#app/domains/learning/registrations/registration.ts';
import { listAttemptsOfRegistration } from '#app/domains/scorm/internal/attempts.server.ts';
import { readCountedMs } from './read-counted-ms.server.ts';
import { readPackageTest } from '#app/domains/scorm/internal/read-package-test.server.ts';

/** Run-time facts of a registration; the caller has authorised. */
export async function readRuntimeFacts(ctx: Ctx, registration: Registration): Promise<RuntimeFacts> {
  const rule = await readCompletionRuleIn(ctx.db.read, registration.id);
  const attempt = attemptThatCounts(rule, await listAttemptsOfRegistration(ctx.db.read, registration.id));
  if (!attempt) return NO_FACTS;
  return {
    completionStatus: attempt.completionStatus,
    successStatus: attempt.successStatus,
    scaledScore: attempt.scaledScore,
    startedAt: attempt.startedAt,
    test: await readPackageTest(ctx.db.read, attempt.packageId),
    countedMs: await readCountedMs(ctx.db.read, registration.id, registration.personId),
  };
}
