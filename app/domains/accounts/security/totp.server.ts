import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { spendTry } from '#app/platform/limits.server.ts';
import { qrPath } from '#app/platform/qr-code.server.ts';
import { totpSecrets } from '#db/schema/accounts.ts';
import type { Ctx } from '../ctx.ts';
import { factorAddedIn, factorRemovedIn } from '../internal/change-factors.server.ts';
import { hasFactor } from '../internal/factors.server.ts';
import { newRecoveryCodes } from '../internal/recovery-codes.server.ts';
import { newTotpSecret, openSecret, sealSecret, stepOfCode, totpUri } from '../internal/totp.server.ts';
import { mustBeFresh, mustBeSignedIn } from '../permissions.ts';
import { CodeInput } from '../schemas.ts';

const TRIES = { name: 'totp-set-up', tries: 20, minutes: 15 };

/** Makes the secret that an authenticator app is to hold; nothing counts before `confirmTotp`. Throws `app_known`. */
export async function beginTotp(ctx: Ctx): Promise<void> {
  mustBeSignedIn(ctx);
  mustBeFresh(ctx);
  const { actor } = ctx;
  const secret = sealSecret(ctx.keys.for('totp'), actor.id, newTotpSecret());
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

async function findPending(ctx: Ctx, personId: string): Promise<string | null> {
  const [row] = await ctx.db.read
    .select()
    .from(totpSecrets)
    .where(and(eq(totpSecrets.personId, personId), isNull(totpSecrets.confirmedAt)));
  return row ? openSecret(ctx.keys.for('totp'), personId, row.secret) : null;
}

/** The secret in groups of four and as a QR code, until it is confirmed; null: none is being set up. */
export async function readTotpSetUp(
  ctx: Ctx,
): Promise<{ secret: string; uri: string; qr: { size: number; path: string } } | null> {
  mustBeSignedIn(ctx);
  mustBeFresh(ctx);
  const secret = await findPending(ctx, ctx.actor.id);
  if (secret === null) return null;
  const uri = totpUri(secret, `Majakka (${new URL(ctx.settings.appOrigin).host})`, ctx.actor.email);
  return { secret: secret.replace(/(.{4})(?=.)/g, '$1 '), uri, qr: await qrPath(uri) };
}

/**
 * The first code from the app: from now on signing in takes one. Answers the recovery codes where this is the first factor,
 * here and never again; null otherwise. Throws `invalid` with the field, `too_many_tries`, `not_found`.
 */
export async function confirmTotp(ctx: Ctx, raw: unknown): Promise<string[] | null> {
  mustBeSignedIn(ctx);
  mustBeFresh(ctx);
  const { actor } = ctx;
  const { code } = CodeInput.parse(raw);
  await spendTry(ctx.db, ctx.now, TRIES, actor.id);
  const secret = await findPending(ctx, actor.id);
  if (secret === null) throw new DomainError('not_found');
  const step = stepOfCode(secret, code.replace(/\s/g, ''), ctx.now);
  if (step === null) throw new DomainError('invalid', {}, { code: 'code_wrong' });
  const codes = newRecoveryCodes();
  return ctx.db.transact(async (tx) => {
    const isFirst = !(await hasFactor(tx, actor.id));
    const done = await tx
      .update(totpSecrets)
      .set({ confirmedAt: ctx.now, lastStep: step })
      .where(and(eq(totpSecrets.personId, actor.id), isNull(totpSecrets.confirmedAt)))
      .returning();
    if (done.length === 0) throw new DomainError('not_found');
    const change = { action: 'accounts.totp-added', news: 'appAdded' } as const;
    await factorAddedIn(tx, ctx, change, isFirst, codes);
    return isFirst ? codes : null;
  });
}

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
    await factorRemovedIn(tx, ctx, { action: 'accounts.totp-removed', news: 'appRemoved' });
  });
}
