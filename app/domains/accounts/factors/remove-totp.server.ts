import { and, eq, isNotNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { recordFactorRemovedIn } from '#app/domains/accounts/internal/factor/change-factors.server.ts';
import { mustBeFresh, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import { totpSecrets } from '#db/schema/accounts.ts';

/** Throws `not_found`, or `factor_required` where it is the last and a role needs one. */
export async function removeTotp(ctx: Ctx): Promise<void> {
  mustBeSignedIn(ctx);
  mustBeFresh(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const removed = await tx
      .delete(totpSecrets)
      .where(and(eq(totpSecrets.personId, actor.id), isNotNull(totpSecrets.confirmedAt)))
      .returning();
    if (removed.length === 0) throw new DomainError('not_found');
    await recordFactorRemovedIn(tx, ctx, { action: 'accounts.totp-removed', news: 'appRemoved' });
  });
}
