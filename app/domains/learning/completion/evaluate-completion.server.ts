import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Tx } from '#db/database.ts';
import { prepared } from '#db/prepared.ts';
import { people } from '#db/schema/accounts.ts';
import { type CompletionRule, courseVariants, courseVersions } from '#db/schema/catalogue.ts';
import { completions, registrations } from '#db/schema/learning.ts';
import { type RuntimeFacts, missingForCompletion, wholeMinutes } from './completion-rule.ts';

type FactsWithoutTime = Omit<RuntimeFacts, 'countedMs'>;

/**
 * Completes a registration whose facts meet the rule of its version; once complete it stays so. In the unit of
 * the commit or the signal that brought the facts. `evidence` names where they come from.
 */
export async function evaluateCompletionIn(
  tx: Tx,
  ctx: Ctx,
  registrationId: string,
  told: FactsWithoutTime | ((rule: CompletionRule) => Promise<FactsWithoutTime>),
  countedMs: () => Promise<number>,
  evidence: Record<string, unknown>,
): Promise<boolean> {
  const query = prepared(tx, 'learning_judged', (db) =>
    db
      .select({ registration: registrations, rule: courseVersions.rule, done: completions.at })
      .from(registrations)
      .innerJoin(courseVersions, eq(courseVersions.id, registrations.versionId))
      .leftJoin(completions, eq(completions.registrationId, registrations.id))
      .where(eq(registrations.id, sql.placeholder('registrationId'))),
  );
  const [row] = await query.execute({ registrationId });
  if (!row || row.registration.endedAt) return false;
  if (row.done) return true;
  const { registration, rule } = row;
  const said = typeof told === 'function' ? await told(rule) : told;
  // Counting time reads the most, so it comes last, when nothing else is missing.
  if (missingForCompletion({ ...rule, minMinutes: 0 }, { ...said, countedMs: 0 }).length > 0) return false;
  const facts = { ...said, countedMs: await countedMs() };
  if (missingForCompletion(rule, facts).length > 0) return false;

  const record = {
    ...evidence,
    rule,
    minutes: wholeMinutes(facts.countedMs),
    startedAt: (facts.startedAt ?? ctx.now).toISOString(),
    completionStatus: facts.completionStatus,
    successStatus: facts.successStatus,
    scaledScore: facts.scaledScore,
  };
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
