import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { newTotpSecret } from '#app/domains/accounts/internal/factor/totp.server.ts';
import { sealText } from '#app/platform/sealed-text.server.ts';
import { mustBeFresh, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { totpSecrets } from '#db/schema/accounts.ts';

/** Makes the secret that an authenticator app is to hold; nothing counts before `confirmTotp`. Throws `app_known`. */
export async function beginTotp(ctx: Ctx): Promise<void> {
  mustBeSignedIn(ctx);
  mustBeFresh(ctx);
  const { actor } = ctx;
  const secret = sealText(ctx.keys.for('totp'), newTotpSecret(), actor.id);
  await ctx.db.transact(async (tx) => {
    await tx
      .delete(totpSecrets)
      .where(and(eq(totpSecrets.personId, actor.id), isNull(totpSecrets.confirmedAt)));
    const made = await tx
      .insert(totpSecrets)
      .values({ personId: actor.id, secret, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning();
    if (made.length === 0) throw new DomainError('app_known');
    await appendAudit(tx, ctx, 'accounts.totp-begun', actor.opaqueId, {});
  });
}
