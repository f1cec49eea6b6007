import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { wholeMinutes } from '#app/domains/learning/completion/completion-rule.ts';
import { gates } from '#app/domains/learning/completion/gates.ts';
import type { RegistrationStatus } from '#app/domains/learning/registrations/registration.ts';
import { findLateWork } from '#app/domains/scorm/commits/find-late-work.server.ts';
import { missingOf } from './missing-of.ts';
import { readFacts } from './read-facts.server.ts';

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
    minutes: wholeMinutes(facts.countedMs),
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
