import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { requireOwnProgramme } from '#app/domains/credits/internal/require-own-programme.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';
import { ruleSets } from '#db/schema/credits.ts';

export type RuleDraft = typeof ruleSets.$inferSelect;

/** A draft of an association, with who changed it last. Throws `not_found`. */
export async function readOwnRuleDraft(
  ctx: Ctx,
  associationId: string,
  id: string,
): Promise<{ draft: RuleDraft; updatedBy: string }> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const [row] = await ctx.db.read
    .select({ draft: ruleSets, updatedBy: people.name })
    .from(ruleSets)
    .innerJoin(people, eq(people.id, ruleSets.updatedBy))
    .where(and(eq(ruleSets.id, id), eq(ruleSets.associationId, associationId), isNull(ruleSets.publishedAt)));
  if (!row) throw new DomainError('not_found');
  await requireOwnProgramme(ctx, associationId, row.draft.programmeId);
  return row;
}
