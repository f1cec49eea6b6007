import { and, eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { passkeys } from '#db/schema/accounts.ts';
import type { Ctx } from '../ctx.ts';
import { factorAddedIn, factorRemovedIn } from '../internal/change-factors.server.ts';
import { readFactors } from '../internal/factors.server.ts';
import { spendOneTime } from '../internal/one-time.server.ts';
import { verifyRegistration } from '../internal/passkeys.server.ts';
import { newRecoveryCodes } from '../internal/recovery-codes.server.ts';
import { mustBeFresh, mustBeSignedIn } from '../permissions.ts';
import { PasskeyInput, PasskeyNameInput } from '../schemas.ts';

const MOST = 20;

/**
 * Keeps what the browser made. Answers recovery codes where it is the first factor, here and never again; null otherwise.
 * Throws `passkey_refused`, `passkey_known`, `too_many_passkeys`, `step_expired`.
 */
export async function addPasskey(ctx: Ctx, raw: unknown): Promise<string[] | null> {
  mustBeSignedIn(ctx);
  mustBeFresh(ctx);
  const { actor } = ctx;
  const { name, passkey } = PasskeyInput.parse(raw);
  const { row, once } = await verifyRegistration(ctx, passkey);
  const codes = newRecoveryCodes();
  return ctx.db.transact(async (tx) => {
    await spendOneTime(tx, once);
    const before = await readFactors(tx, actor.id);
    if (before.passkeys.length >= MOST) throw new DomainError('too_many_passkeys', { count: MOST });
    const made = await tx
      .insert(passkeys)
      .values({ ...row, name, personId: actor.id, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning();
    if (made.length === 0) throw new DomainError('passkey_known');
    const change = { action: 'accounts.passkey-added', news: 'passkeyAdded', name } as const;
    await factorAddedIn(tx, ctx, change, !before.any, codes);
    return before.any ? null : codes;
  });
}

export async function renamePasskey(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { passkeyId, name } = PasskeyNameInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    const renamed = await tx
      .update(passkeys)
      .set({ name })
      .where(and(eq(passkeys.id, passkeyId), eq(passkeys.personId, actor.id)))
      .returning();
    if (renamed.length === 0) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'accounts.passkey-renamed', actor.opaqueId, { passkeyId, name });
  });
}

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
    await factorRemovedIn(tx, ctx, change);
  });
}
