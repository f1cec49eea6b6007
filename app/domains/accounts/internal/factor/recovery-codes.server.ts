import { createHmac, randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Tx } from '#db/database.ts';
import { recoveryCodes } from '#db/schema/accounts.ts';

const CODE_COUNT = 10;

/** No vowels, no digits that look like letters: 12 of 20 signs are 52 bits, and the hash is keyed. */
const ALPHABET = 'bcdfghjkmnpqrstvwxz7';

/** Ten codes of twelve signs, in groups of four as people copy them. */
export const newRecoveryCodes = (): string[] => Array.from({ length: CODE_COUNT }, newCode);

function newCode(): string {
  let signs = '';
  while (signs.length < 12)
    for (const byte of randomBytes(12)) if (byte < 240 && signs.length < 12) signs += ALPHABET[byte % 20];
  return signs.replace(/(.{4})(?=.)/g, '$1-');
}

/** The code as it was issued, however it is typed; null for text that cannot be one. */
const normaliseCode = (typed: string): string | null => {
  const plain = typed.toLowerCase().replace(/[\s-]/g, '');
  return plain.length === 12 ? plain : null;
};

const hashOf = ({ keys }: Pick<Platform, 'keys'>, personId: string, plain: string): string =>
  createHmac('sha256', keys.for('recovery-codes')).update(`${personId}\n${plain}`).digest('hex');

/** Earlier codes, used or not, are no longer good. */
export async function replaceRecoveryCodesIn(
  tx: Tx,
  ctx: Pick<Platform, 'keys'> & { now: Date },
  personId: string,
  codes: string[],
): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  for (const code of codes)
    await tx
      .insert(recoveryCodes)
      .values({ id: hashOf(ctx, personId, normaliseCode(code)!), personId, createdAt: ctx.now });
}

/** Whether it was one of theirs and not used before; from now on it is. */
export async function useRecoveryCodeIn(
  tx: Tx,
  ctx: Pick<Platform, 'keys'> & { now: Date },
  personId: string,
  typed: string,
): Promise<boolean> {
  const plain = normaliseCode(typed);
  if (plain === null) return false;
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: ctx.now })
    .where(and(eq(recoveryCodes.id, hashOf(ctx, personId, plain)), isNull(recoveryCodes.usedAt)))
    .returning();
  return used.length > 0;
}
