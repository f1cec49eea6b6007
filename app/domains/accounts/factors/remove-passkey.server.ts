import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { recordFactorRemovedIn } from '#app/domains/accounts/internal/factor/change-factors.server.ts';
import { mustBeFresh, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import { passkeys } from '#db/schema/accounts.ts';

/** Throws `not_found`, or `factor_required` where it is the last and a role needs one. */
export async function removePasskey(ctx: Ctx, passkeyId: string): Promise<void> {
  mustBeSignedIn(ctx);
  mustBeFresh(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const own = and(eq(passkeys.id, passkeyId), eq(passkeys.personId, actor.id));
    const [removed] = await tx.delete(passkeys).where(own).returning();
    if (!removed) throw new DomainError('not_found');
    const change = {
      action: 'accounts.passkey-removed',
      news: 'passkeyRemoved',
      name: removed.name,
    } as const;
    await recordFactorRemovedIn(tx, ctx, change);
  });
}
