import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { mailTokens, officers, people, personRoles } from '#db/schema/accounts.ts';

/**
 * Deletes an account that nobody has ever been able to sign in to, because its address was never confirmed; with `passwordHash` only where that
 * registration is still the one that counts. Roles and offices that an administrator has given it go with it. Returns its opaque id.
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
  for (const table of [mailTokens, personRoles, officers])
    await tx.delete(table).where(eq(table.personId, person.id));
  await tx.delete(people).where(eq(people.id, person.id));
  return person.opaqueId;
}
