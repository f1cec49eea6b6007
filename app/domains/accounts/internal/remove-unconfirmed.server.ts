import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { mailTokens, people } from '#db/schema/accounts.ts';

/**
 * Deletes an account that nobody has ever been able to sign in to, because its address was never confirmed; with `passwordHash` only where that
 * registration is still the one that counts. Nothing else refers to such an account. Returns its opaque id.
 */
export async function removeUnconfirmedIn(
  tx: Tx,
  email: string,
  passwordHash?: string,
): Promise<string | null> {
  const [person] = await tx
    .select()
    .from(people)
    .where(and(eq(people.email, email), isNull(people.emailConfirmedAt), isNull(people.blockedAt)));
  if (!person || (passwordHash !== undefined && person.passwordHash !== passwordHash)) return null;
  await tx.delete(mailTokens).where(eq(mailTokens.personId, person.id));
  await tx.delete(people).where(eq(people.id, person.id));
  return person.opaqueId;
}
