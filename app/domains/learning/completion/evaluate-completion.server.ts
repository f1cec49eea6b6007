import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import { type CompletionEvidence, EVIDENCE_VERSION } from '#app/domains/credits/ledger/evidence.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { courseVariants } from '#db/schema/catalogue.ts';
import { completions } from '#db/schema/learning.ts';
import type { IncompleteRegistration } from './find-incomplete-registration.server.ts';
import { type RuntimeFacts, missingForCompletion, wholeMinutes } from './completion-rule.ts';

/** What a kind of course adds to the evidence that all have. */
type OwnEvidence<E> = E extends CompletionEvidence
  ? Omit<
      E,
      | 'version'
      | 'rule'
      | 'minutes'
      | 'startedAt'
      | 'completionStatus'
      | 'successStatus'
      | 'scaledScore'
      | 'test'
    >
  : never;

/**
 * Completes a registration whose facts meet the rule of its version; once complete it stays so. In the unit of the commit or
 * the signal that brought the facts. Returns whether it is complete now.
 */
export async function evaluateCompletionIn(
  tx: Tx,
  ctx: Ctx,
  { registration, rule }: IncompleteRegistration,
  facts: RuntimeFacts,
  own: OwnEvidence<CompletionEvidence>,
): Promise<boolean> {
  if (missingForCompletion(rule, facts).length > 0) return false;
  const registrationId = registration.id;
  const { completionStatus, successStatus, scaledScore, test } = facts;
  const record = {
    version: EVIDENCE_VERSION,
    ...own,
    rule,
    minutes: wholeMinutes(facts.countedMs),
    startedAt: (facts.startedAt ?? ctx.now).toISOString(),
    ...((own.kind === 'course' || own.kind === 'modules') && {
      completionStatus,
      successStatus,
      scaledScore,
    }),
    ...(own.kind === 'course' && { test }),
  } as CompletionEvidence;
  await tx.insert(completions).values({ registrationId, at: ctx.now, evidence: record });
  const [person] = await tx.select().from(people).where(eq(people.id, registration.personId));
  const [variant] = await tx
    .select()
    .from(courseVariants)
    .where(
      and(
        eq(courseVariants.versionId, registration.versionId),
        eq(courseVariants.language, registration.language),
      ),
    );
  await recordStatementIn(tx, ctx, {
    actor: person!.opaqueId,
    verb: 'completed',
    activity: `/activities/courses/${registration.courseId}`,
    name: { [variant!.language]: variant!.title },
    type: 'course',
    registration: registrationId,
    result: { completion: true, duration: `PT${Math.floor(facts.countedMs / 1000)}S` },
  });
  await appendAudit(tx, ctx, 'learning.completed', registrationId, record);
  return true;
}
