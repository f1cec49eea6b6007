import { eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { hashRules } from '#app/domains/credits/rules/hash-rules.server.ts';
import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { readRuleSets } from '#app/domains/credits/rules/read-rule-sets.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { associations } from '#db/schema/accounts.ts';
import { creditDecisions } from '#db/schema/credits.ts';
import { readMemberCredit } from './read-member-credit.server.ts';

/**
 * An officer confirms the result of a member's cycle as it is counted now: it is kept with the hash of its rules and
 * never changes. Once for each cycle (`already_decided`); only what is reached or over can be confirmed
 * (`cycle_running`), by an association of the programme's country (`not_found`), of somebody else (`own_decision`).
 */
export async function decideCycle(
  ctx: Ctx,
  associationId: string,
  personId: string,
  programmeId: string,
): Promise<void> {
  await requireMember(ctx, associationId, personId);
  const { actor } = ctx as SignedInCtx;
  mustBeSomebodyElse(ctx as SignedInCtx, personId);
  const credit = (await readMemberCredit(ctx, associationId, personId)).find(
    (each) => each.programmeId === programmeId,
  );
  const [association] = await ctx.db.read
    .select()
    .from(associations)
    .where(eq(associations.id, associationId));
  if (!credit || association?.country !== programmeOrThrow(programmeId).country)
    throw new DomainError('not_found');
  const { period, required, total } = credit;
  const met = credit.remaining === '0' && credit.categories.every(({ remaining }) => remaining === '0');
  if (!credit.confirmed || !period || required === null || !(met || period.over))
    throw new DomainError('cycle_running');
  const set = (await readRuleSets(ctx.db.read))
    .get(programmeId)!
    .find(({ id }) => id === credit.rules.setId)!;
  const rulesHash = hashRules(set.rules);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    const [made] = await tx
      .insert(creditDecisions)
      .values({
        id,
        personId,
        programmeId,
        cycleFrom: period.from,
        cycleTo: period.to,
        rulesHash,
        total,
        required,
        met,
        result: {
          categories: credit.categories,
          lines: credit.lines.map(({ participation, units, reasons }) => ({
            id: participation.id,
            units,
            reasons,
          })),
        },
        associationId,
        decidedAt: ctx.now,
        decidedBy: actor.id,
      })
      .onConflictDoNothing()
      .returning();
    if (!made) throw new DomainError('already_decided');
    await appendAudit(tx, ctx, 'credits.cycle-decided', id, {
      programmeId,
      cycleFrom: period.from,
      total,
      met,
      rulesHash,
    });
  });
}
