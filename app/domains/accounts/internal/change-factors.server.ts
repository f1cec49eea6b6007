import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { recoveryCodes } from '#db/schema/accounts.ts';
import type { SignedInCtx } from '../ctx.ts';
import { isPrivileged } from '../permissions.ts';
import { rolesOf } from './actor.server.ts';
import { hasFactor } from './factors.server.ts';
import { replaceRecoveryCodesIn } from './recovery-codes.server.ts';
import { endAllIn } from './end-all.server.ts';
import { mailAboutFactorsIn, type SecurityNews } from './security-mail.server.ts';

type Change = { action: string; news: SecurityNews; name?: string };

/** After a factor was added. With the first come recovery codes, and sessions that were opened without one end. */
export async function factorAddedIn(
  tx: Tx,
  ctx: SignedInCtx,
  { action, news, name }: Change,
  isFirst: boolean,
  codes: string[],
): Promise<void> {
  const { actor } = ctx;
  if (isFirst) {
    await replaceRecoveryCodesIn(tx, ctx, actor.id, codes);
    await endAllIn(tx, ctx.now, actor.id, actor.sessionId ?? undefined);
  }
  await mailAboutFactorsIn(tx, ctx, actor, news, name);
  await appendAudit(tx, ctx, action, actor.opaqueId, { name, isFirst });
}

/** After a factor was removed: recovery codes go with the last. Throws `factor_required` where a role needs one. */
export async function factorRemovedIn(
  tx: Tx,
  ctx: SignedInCtx,
  { action, news, name }: Change,
): Promise<void> {
  const { actor } = ctx;
  if (!(await hasFactor(tx, actor.id))) {
    if (ctx.settings.secondFactor === 'required' && isPrivileged(await rolesOf(tx, actor.id)))
      throw new DomainError('factor_required');
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, actor.id));
  }
  await mailAboutFactorsIn(tx, ctx, actor, news, name);
  await appendAudit(tx, ctx, action, actor.opaqueId, { name });
}
