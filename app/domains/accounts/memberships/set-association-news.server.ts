import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { memberships } from '#db/schema/accounts.ts';

/** A member wants news of an association by mail, or no longer. */
export async function setAssociationNews(ctx: Ctx, membershipId: string, wanted: boolean): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const [changed] = await tx
      .update(memberships)
      .set({ newsOffAt: wanted ? null : ctx.now })
      .where(and(eq(memberships.id, membershipId), eq(memberships.personId, actor.id)))
      .returning();
    if (!changed) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'accounts.association-news', membershipId, { wanted });
  });
}
