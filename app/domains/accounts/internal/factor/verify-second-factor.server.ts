import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { PersonRow } from '#app/domains/accounts/internal/session/actor.server.ts';
import type { KnownDevice } from '#app/domains/accounts/internal/session/known-devices.server.ts';
import { notifyFactorChangeIn } from '#app/domains/accounts/notifications.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { returnTryIn, spendTry } from '#app/platform/limits.server.ts';
import { remoteKey } from '#app/platform/remote.server.ts';
import type { Tx } from '#db/database.ts';
import { totpSecrets } from '#db/schema/accounts.ts';
import { verifyAssertion } from './passkeys.server.ts';
import { useRecoveryCodeIn } from './recovery-codes.server.ts';
import { openText } from '#app/platform/sealed-text.server.ts';
import { timeStepOfCode } from './totp.server.ts';

/** A second factor that was shown; `use` spends it, in the unit of what it was shown for. */
export type VerifiedFactor = { method: 'totp' | 'recovery-code' | 'passkey'; use: (tx: Tx) => Promise<void> };

/** Of a million codes of the app three are right at a time: with these limits a year of guessing finds none, by 19 in 20. */
const TRIES = { name: 'second-step', tries: 10, minutes: 15 };

const TRIES_A_DAY = { name: 'second-step-day', tries: 45, minutes: 1440 };

/** Keys that tries are counted by: in a quarter of an hour, and codes of the app in a day. */
export type TryKeys = { soon: string; day: string };

/**
 * Before the session: a device on which this person has completed the second step counts for itself, so that nobody who only knows the password
 * keeps them out. All others share the codes of the app of a day; in the short term, which is all that recovery codes wait for, each address
 * counts for itself.
 */
export function secondStepTryKeys({ remote }: Ctx, person: PersonRow, device: KnownDevice | null): TryKeys {
  if (!device?.secondStep) return { soon: `${person.id} ${remoteKey(remote ?? '')}`, day: person.id };
  const own = `device ${person.id} ${device.id}`;
  return { soon: own, day: own };
}

/**
 * A right code gives its try of the day back, and a recovery code, of 52 bits, only waits for the short term. Throws `code_wrong`,
 * `passkey_refused`, `step_expired` or `too_many_tries`.
 */
export async function verifySecondFactor(
  ctx: Ctx,
  person: PersonRow,
  { code, passkey }: { code: string; passkey: string },
  keys: TryKeys,
): Promise<VerifiedFactor> {
  if (passkey) {
    const { person: holder, use } = await verifyAssertion(ctx, passkey);
    if (holder.id !== person.id) throw new DomainError('passkey_refused');
    return { method: 'passkey', use };
  }
  await spendTry(ctx.db, ctx.now, TRIES, keys.soon);
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return verifyRecoveryCode(ctx, person, code);
  await spendTry(ctx.db, ctx.now, TRIES_A_DAY, keys.day);
  const { method, use } = await verifyTotpCode(ctx, person, digits);
  return {
    method,
    async use(tx) {
      await use(tx);
      await returnTryIn(tx, ctx.now, TRIES_A_DAY, keys.day);
    },
  };
}

const wrongCode = () => new DomainError('invalid', {}, { code: 'code_wrong' });

async function verifyTotpCode(ctx: Ctx, person: PersonRow, digits: string): Promise<VerifiedFactor> {
  const [row] = await ctx.db.read.select().from(totpSecrets).where(eq(totpSecrets.personId, person.id));
  const secret = row?.confirmedAt ? openText(ctx.keys.for('totp'), row.secret, person.id) : null;
  const step = secret && timeStepOfCode(secret, digits, ctx.now);
  if (!step) throw wrongCode();
  return { method: 'totp', use: (tx) => acceptTimeStepIn(tx, person.id, step) };
}

/** RFC 6238 §5.2: a code is accepted once, and none that is older than the last. */
export async function acceptTimeStepIn(tx: Tx, personId: string, step: number): Promise<void> {
  const accepted = await tx
    .update(totpSecrets)
    .set({ lastStep: step })
    .where(
      and(
        eq(totpSecrets.personId, personId),
        or(isNull(totpSecrets.lastStep), lt(totpSecrets.lastStep, step)),
      ),
    )
    .returning();
  if (accepted.length === 0) throw new DomainError('invalid', {}, { code: 'code_used' });
}

function verifyRecoveryCode(ctx: Ctx, person: PersonRow, code: string): VerifiedFactor {
  return {
    method: 'recovery-code',
    async use(tx) {
      if (!(await useRecoveryCodeIn(tx, ctx, person.id, code))) throw wrongCode();
      await notifyFactorChangeIn(tx, ctx, person, 'codeUsed');
    },
  };
}
