import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { ruleSets } from '#db/schema/credits.ts';
import { PROGRAMMES } from './programmes.ts';
import { readRuleSets } from './read-rule-sets.server.ts';

/** Programmes an association speaks for, each with its sets and the drafts in hand. */
export async function listProgrammeRules(ctx: Ctx, associationId: string, country: string) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const sets = await readRuleSets(ctx.db.read, ctx.actor?.locale);
  const drafts = await ctx.db.read
    .select()
    .from(ruleSets)
    .where(and(eq(ruleSets.associationId, associationId), isNull(ruleSets.publishedAt)))
    .orderBy(asc(ruleSets.updatedAt));
  return PROGRAMMES.filter((programme) => programme.country === country).map((programme) => ({
    programme,
    sets: sets.get(programme.id)!,
    drafts: drafts.filter(({ programmeId }) => programmeId === programme.id),
  }));
}
