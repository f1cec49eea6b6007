import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { gates } from '#app/domains/learning/completion/gates.ts';
import type { TestResult } from '#app/domains/learning/completion/test-result.ts';
import {
  registeredVariant,
  type RegistrationStatus,
} from '#app/domains/learning/registrations/registration.ts';
import { readPackageResult } from '#app/domains/scorm/attempts/read-package-result.server.ts';
import { findLateWork } from '#app/domains/scorm/commits/find-late-work.server.ts';
import { listTestResults } from './list-test-results.server.ts';
import { missingOf } from './missing-of.ts';
import { readFacts } from './read-facts.server.ts';

/** Of the tests of a native course, or of the one of a package. */
async function listResults(ctx: Ctx, registered: RegistrationStatus): Promise<TestResult[]> {
  if (registeredVariant(registered).format === 'native') return listTestResults(ctx, registered);
  return [await readPackageResult(ctx, registered)].filter((result) => result !== null);
}

/**
 * How far somebody has come in a course, from the registration to the evaluation. `shown`: the disclosures of its page. The caller
 * has shown that the registration is the reader's own.
 */
export async function readCourseProgress(ctx: Ctx, registered: RegistrationStatus, shown: string | null) {
  const { registration, completion, evaluatedAt } = registered;
  const facts = await readFacts(ctx, registered);
  const late = completion ? null : await findLateWork(ctx.db.read, registration.id);
  return {
    id: registration.id,
    since: registration.createdAt,
    begun: facts.startedAt !== null,
    countedMs: facts.countedMs,
    minutesNeeded: registered.offer.version.rule.minMinutes,
    results: await listResults(ctx, registered),
    gates: gates({
      disclosures: shown === null ? null : registration.disclosuresSeen === shown,
      course: completion != null,
      evaluation: evaluatedAt != null,
    }),
    missing: completion ? [] : missingOf(registered, facts),
    completedAt: completion?.at ?? null,
    evaluatedAt,
    lateWork: late?.receivedAt ?? null,
  };
}
