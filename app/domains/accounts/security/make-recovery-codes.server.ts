import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Ctx } from '../ctx.ts';
import { hasFactor } from '../internal/factors.server.ts';
import { newRecoveryCodes, replaceRecoveryCodesIn } from '../internal/recovery-codes.server.ts';
import { mailAboutFactorsIn } from '../internal/security-mail.server.ts';
import { mustBeFresh, mustBeSignedIn } from '../permissions.ts';

/** Ten new codes, answered here and never again; the earlier ones are dead. Throws `not_found` without a second factor. */
export async function makeRecoveryCodes(ctx: Ctx): Promise<string[]> {
  mustBeSignedIn(ctx);
  mustBeFresh(ctx);
  const { actor } = ctx;
  const codes = newRecoveryCodes();
  await ctx.db.transact(async (tx) => {
    if (!(await hasFactor(tx, actor.id))) throw new DomainError('not_found');
    await replaceRecoveryCodesIn(tx, ctx, actor.id, codes);
    await mailAboutFactorsIn(tx, ctx, actor, 'codesMade');
    await appendAudit(tx, ctx, 'accounts.recovery-codes-made', actor.opaqueId, {});
  });
  return codes;
}
