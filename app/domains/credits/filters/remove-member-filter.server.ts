import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { memberFilters } from '#db/schema/member-messages.ts';

/** Throws `not_found`. */
export async function removeMemberFilter(ctx: Ctx, associationId: string, id: string): Promise<void> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  await ctx.db.transact(async (tx) => {
    const [removed] = await tx
      .delete(memberFilters)
      .where(and(eq(memberFilters.id, id), eq(memberFilters.associationId, associationId)))
      .returning();
    if (!removed) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'credits.filter-removed', associationId, { name: removed.name });
  });
}
