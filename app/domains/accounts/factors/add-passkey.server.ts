import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { recordFactorAddedIn } from '#app/domains/accounts/internal/factor/change-factors.server.ts';
import { readFactors } from '#app/domains/accounts/internal/factor/factors.server.ts';
import { verifyRegistration } from '#app/domains/accounts/internal/factor/passkeys.server.ts';
import { newRecoveryCodes } from '#app/domains/accounts/internal/factor/recovery-codes.server.ts';
import { spendOneTimeToken } from '#app/domains/accounts/internal/one-time-token.server.ts';
import { mustBeFresh, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { PasskeyInput } from '#app/domains/accounts/schemas.ts';
import { DomainError } from '#app/platform/errors.ts';
import { passkeys } from '#db/schema/accounts.ts';

const MAX_PASSKEYS = 20;

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
    await spendOneTimeToken(tx, once);
    const before = await readFactors(tx, actor.id);
    if (before.passkeys.length >= MAX_PASSKEYS)
      throw new DomainError('too_many_passkeys', { count: MAX_PASSKEYS });
    const made = await tx
      .insert(passkeys)
      .values({ ...row, name, personId: actor.id, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning();
    if (made.length === 0) throw new DomainError('passkey_known');
    const change = { action: 'accounts.passkey-added', news: 'passkeyAdded', name } as const;
    await recordFactorAddedIn(tx, ctx, change, !before.any, codes);
    return before.any ? null : codes;
  });
}
