import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { hasFactor } from '#app/domains/accounts/internal/factor/factors.server.ts';
import {
  newRecoveryCodes,
  replaceRecoveryCodesIn,
} from '#app/domains/accounts/internal/factor/recovery-codes.server.ts';
import { notifyFactorChangeIn } from '#app/domains/accounts/notifications.server.ts';
import { mustBeFresh, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/** Ten new codes, answered here and never again; the earlier ones are dead. Throws `not_found` without a second factor. */
export async function makeRecoveryCodes(ctx: Ctx): Promise<string[]> {
  mustBeSignedIn(ctx);
  mustBeFresh(ctx);
  const { actor } = ctx;
  const codes = newRecoveryCodes();
  await ctx.db.transact(async (tx) => {
    if (!(await hasFactor(tx, actor.id))) throw new DomainError('not_found');
    await replaceRecoveryCodesIn(tx, ctx, actor.id, codes);
    await notifyFactorChangeIn(tx, ctx, actor, 'codesMade');
    await appendAudit(tx, ctx, 'accounts.recovery-codes-made', actor.opaqueId, {});
  });
  return codes;
}
