import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Reader, Tx } from '#db/database.ts';
import { passkeys, recoveryCodes, totpSecrets } from '#db/schema/accounts.ts';

export type Passkey = typeof passkeys.$inferSelect;

export type Factors = {
  /** Since when an authenticator app is set up; null: none is. */
  totpSince: Date | null;
  passkeys: Passkey[];
  codesLeft: number;
  /** Whether signing in takes a second step. */
  any: boolean;
};

export async function readFactors(read: Reader | Tx, personId: string): Promise<Factors> {
  const [totp] = await read
    .select({ confirmedAt: totpSecrets.confirmedAt })
    .from(totpSecrets)
    .where(and(eq(totpSecrets.personId, personId), isNotNull(totpSecrets.confirmedAt)));
  const keys = await read
    .select()
    .from(passkeys)
    .where(eq(passkeys.personId, personId))
    .orderBy(asc(passkeys.createdAt));
  const left = await read
    .select({ id: recoveryCodes.id })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt)));
  return {
    totpSince: totp?.confirmedAt ?? null,
    passkeys: keys,
    codesLeft: left.length,
    any: totp !== undefined || keys.length > 0,
  };
}

export async function hasFactor(read: Reader | Tx, personId: string): Promise<boolean> {
  const totp = and(eq(totpSecrets.personId, personId), isNotNull(totpSecrets.confirmedAt));
  const [app] = await read.select({ id: totpSecrets.personId }).from(totpSecrets).where(totp).limit(1);
  if (app) return true;
  const [key] = await read
    .select({ id: passkeys.id })
    .from(passkeys)
    .where(eq(passkeys.personId, personId))
    .limit(1);
  return key !== undefined;
}

/** Which of these people have a second factor. */
export async function listPeopleWithFactor(read: Reader, personIds: string[]): Promise<Set<string>> {
  const apps = await read
    .select({ id: totpSecrets.personId })
    .from(totpSecrets)
    .where(and(inArray(totpSecrets.personId, personIds), isNotNull(totpSecrets.confirmedAt)));
  const keys = await read
    .select({ id: passkeys.personId })
    .from(passkeys)
    .where(inArray(passkeys.personId, personIds));
  return new Set([...apps, ...keys].map(({ id }) => id));
}

/** All of a person's second factors and recovery codes. */
export async function deleteFactorsIn(tx: Tx, personId: string): Promise<void> {
  await tx.delete(totpSecrets).where(eq(totpSecrets.personId, personId));
  await tx.delete(passkeys).where(eq(passkeys.personId, personId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
}
