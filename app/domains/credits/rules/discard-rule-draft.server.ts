import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { ruleSets } from '#db/schema/credits.ts';
import { readOwnRuleDraft } from './read-own-rule-draft.server.ts';

export async function discardRuleDraft(ctx: Ctx, associationId: string, id: string): Promise<void> {
  await readOwnRuleDraft(ctx, associationId, id);
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  await ctx.db.transact(async (tx) => {
    await tx.delete(ruleSets).where(and(eq(ruleSets.id, id), isNull(ruleSets.publishedAt)));
    await appendAudit(tx, ctx, 'credits.rules-discarded', id, {});
  });
}
