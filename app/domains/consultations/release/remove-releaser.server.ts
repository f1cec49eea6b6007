import { and, eq } from 'drizzle-orm';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readRules } from '#app/domains/consultations/rules/read-rules.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { consultationReleasers } from '#db/schema/consultations.ts';

export async function removeReleaser(ctx: Ctx, slug: string, personId: string): Promise<void> {
  const { id } = await requireOwnAssociation(ctx, slug);
  await ctx.db.transact(async (tx) => {
    const own = eq(consultationReleasers.associationId, id);
    await tx.delete(consultationReleasers).where(and(own, eq(consultationReleasers.personId, personId)));
    const { secondPerson } = await readRules(tx, id);
    // Nobody would be left to release anything.
    if (secondPerson && (await tx.$count(consultationReleasers, own)) === 0)
      throw new DomainError('releaser_needed');
    await appendAudit(tx, ctx, 'consultations.releaser-dropped', id, { personId });
  });
}
