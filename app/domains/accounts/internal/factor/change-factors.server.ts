import { eq } from 'drizzle-orm';
import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { readRoles } from '#app/domains/accounts/internal/session/actor.server.ts';
import { endAllSessionsIn } from '#app/domains/accounts/internal/session/end-all-sessions.server.ts';
import { type FactorNotice, notifyFactorChangeIn } from '#app/domains/accounts/notifications.server.ts';
import { isPrivileged } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { recoveryCodes } from '#db/schema/accounts.ts';
import { hasFactor } from './factors.server.ts';
import { replaceRecoveryCodesIn } from './recovery-codes.server.ts';

type FactorChange = { action: string; news: FactorNotice; name?: string };

/** After a factor was added. With the first come recovery codes, and sessions that were opened without one end. */
export async function recordFactorAddedIn(
  tx: Tx,
  ctx: SignedInCtx,
  { action, news, name }: FactorChange,
  isFirst: boolean,
  codes: string[],
): Promise<void> {
  const { actor } = ctx;
  if (isFirst) {
    await replaceRecoveryCodesIn(tx, ctx, actor.id, codes);
    await endAllSessionsIn(tx, ctx.now, actor.id, actor.sessionId ?? undefined);
  }
  await notifyFactorChangeIn(tx, ctx, actor, news, name);
  await appendAudit(tx, ctx, action, actor.opaqueId, { name, isFirst });
}

/** After a factor was removed: recovery codes go with the last. Throws `factor_required` where a role needs one. */
export async function recordFactorRemovedIn(
  tx: Tx,
  ctx: SignedInCtx,
  { action, news, name }: FactorChange,
): Promise<void> {
  const { actor } = ctx;
  if (!(await hasFactor(tx, actor.id))) {
    if (ctx.settings.secondFactor === 'required' && isPrivileged(await readRoles(tx, actor.id)))
      throw new DomainError('factor_required');
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, actor.id));
  }
  await notifyFactorChangeIn(tx, ctx, actor, news, name);
  await appendAudit(tx, ctx, action, actor.opaqueId, { name });
}
