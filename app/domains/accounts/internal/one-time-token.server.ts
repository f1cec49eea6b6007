import { createHmac, randomBytes } from 'node:crypto';
import { eq, lte } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import { isSameSecret, sha256 } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Reader, Tx } from '#db/database.ts';
import { spentTokens } from '#db/schema/accounts.ts';
import { MINUTE_MS } from '#app/platform/time.ts';

type Purpose = 'second-step' | 'passkey-get' | 'passkey-create';

export type OneTimeToken = { subject: string; id: string; expiresAt: Date };

/**
 * Short-lived tokens that the installation signs, good once. Handing one out writes nothing, so that nobody fills a table by
 * asking; using one does (`spendOneTime`). `bound` is what must not have changed meanwhile, such as the password.
 */
export function makeOneTimeToken(
  ctx: Pick<Platform, 'keys'> & { now: Date },
  purpose: Purpose,
  subject: string,
  minutes: number,
  bound = '',
): string {
  const expires = (ctx.now.getTime() + minutes * MINUTE_MS).toString(36);
  const open = [subject, expires, randomBytes(16).toString('base64url')].join('.');
  return `${open}.${macOf(ctx, purpose, open, bound)}`;
}

/** Null where it is not one of ours, for another purpose, or too old. Whether it was used already, `spendOneTime` says. */
export function readOneTimeToken(
  ctx: Pick<Platform, 'keys'> & { now: Date },
  purpose: Purpose,
  token: string,
  boundOf: (subject: string) => string = () => '',
): OneTimeToken | null {
  const [subject, expires, nonce, mac, ...more] = token.split('.');
  if (subject === undefined || !expires || !nonce || !mac || more.length > 0) return null;
  const right = macOf(ctx, purpose, [subject, expires, nonce].join('.'), boundOf(subject));
  if (!isSameSecret(mac, right)) return null;
  const expiresAt = new Date(parseInt(expires, 36));
  return expiresAt > ctx.now ? { subject, id: sha256(token), expiresAt } : null;
}

/** Throws `step_expired` where it was used before. */
export async function spendOneTimeToken(tx: Tx, { id, expiresAt }: OneTimeToken): Promise<void> {
  const made = await tx.insert(spentTokens).values({ id, expiresAt }).onConflictDoNothing().returning();
  if (made.length === 0) throw new DomainError('step_expired');
}

/** For pages that offer what it is good for; only `spendOneTime` decides. */
export const isOneTimeTokenSpent = async (read: Reader, { id }: OneTimeToken): Promise<boolean> =>
  (await read.$count(spentTokens, eq(spentTokens.id, id))) > 0;

export const deleteSpentTokensIn = (tx: Tx, now: Date) =>
  tx.delete(spentTokens).where(lte(spentTokens.expiresAt, now));

const macOf = (ctx: Pick<Platform, 'keys'>, purpose: Purpose, open: string, bound: string): string =>
  createHmac('sha256', ctx.keys.for('one-time-tokens'))
    .update([purpose, open, bound].join('\n'))
    .digest('base64url');
