import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { recordFactorAddedIn } from '#app/domains/accounts/internal/factor/change-factors.server.ts';
import { hasFactor } from '#app/domains/accounts/internal/factor/factors.server.ts';
import { findPendingTotpSecret } from '#app/domains/accounts/internal/factor/pending-totp.server.ts';
import { newRecoveryCodes } from '#app/domains/accounts/internal/factor/recovery-codes.server.ts';
import { timeStepOfCode } from '#app/domains/accounts/internal/factor/totp.server.ts';
import { mustBeFresh, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { CodeInput } from '#app/domains/accounts/schemas.ts';
import { DomainError } from '#app/platform/errors.ts';
import { spendTry } from '#app/platform/limits.server.ts';
import { totpSecrets } from '#db/schema/accounts.ts';

const TRIES = { name: 'totp-set-up', tries: 20, minutes: 15 };

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
  const secret = await findPendingTotpSecret(ctx, actor.id);
  if (secret === null) throw new DomainError('not_found');
  const step = timeStepOfCode(secret, code.replace(/\s/g, ''), ctx.now);
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
    await recordFactorAddedIn(tx, ctx, change, isFirst, codes);
    return isFirst ? codes : null;
  });
}
