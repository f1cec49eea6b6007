import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { emailChanges } from '#db/schema/accounts.ts';

/** The present address stays; both links end. Throws `not_found` where nothing was asked. */
export async function cancelEmailChange(ctx: Ctx): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const [ended] = await tx.delete(emailChanges).where(eq(emailChanges.personId, actor.id)).returning();
    if (!ended) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'accounts.email-change-cancelled', actor.opaqueId, { to: ended.email });
  });
}
