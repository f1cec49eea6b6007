import { eq } from 'drizzle-orm';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { RulesInput } from '#app/domains/consultations/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mustBeUnchanged } from '#app/platform/revision.server.ts';
import { consultationReleasers, consultationRules } from '#db/schema/consultations.ts';
import { readRules } from './read-rules.server.ts';
import { rulesRevision } from './rules-revision.server.ts';

/** How the association's members' cases are handled from now on. Throws `releaser_needed` where nobody could look at them, and `changed_meanwhile`. */
export async function saveRules(ctx: Ctx, slug: string, raw: unknown): Promise<void> {
  const { id } = await requireOwnAssociation(ctx, slug);
  const { revision, secondPerson, creditAsker, creditSpecialist, creditReader, ...input } =
    RulesInput.parse(raw);
  const rules = {
    ...input,
    secondPerson: secondPerson !== '',
    credit: { asker: creditAsker, specialist: creditSpecialist, reader: creditReader },
    changedAt: ctx.now,
  };
  await ctx.db.transact(async (tx) => {
    mustBeUnchanged(revision, rulesRevision(await readRules(tx, id)));
    const own = eq(consultationReleasers.associationId, id);
    if (rules.secondPerson && (await tx.$count(consultationReleasers, own)) === 0)
      throw new DomainError('releaser_needed');
    await tx
      .insert(consultationRules)
      .values({ associationId: id, ...rules })
      .onConflictDoUpdate({ target: consultationRules.associationId, set: rules });
    await appendAudit(tx, ctx, 'consultations.rules-saved', id, rules);
  });
}
