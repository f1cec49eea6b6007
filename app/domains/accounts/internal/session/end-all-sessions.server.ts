import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { people, sessions } from '#db/schema/accounts.ts';

/**
 * Ends all sessions of a person except `keep`, and forgets their known devices: a stolen one no longer skips the sign-in limits.
 * Returns the number of sessions ended.
 */
export async function endAllSessionsIn(tx: Tx, now: Date, personId: string, keep?: string): Promise<number> {
  const own = eq(sessions.personId, personId);
  const ended = await tx
    .delete(sessions)
    .where(keep ? and(own, ne(sessions.id, keep)) : own)
    .returning({ id: sessions.id });
  await tx.update(people).set({ devicesFrom: now }).where(eq(people.id, personId));
  return ended.length;
}
