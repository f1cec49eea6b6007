import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { people, sessions } from '#db/schema/accounts.ts';

/**
 * Ends all that somebody may have open: their sessions, but for `keep`, and the devices on which they are known. Whoever holds a
 * stolen device then waits for the tries of others as any stranger does. Answers how many sessions there were.
 */
export async function endAllIn(tx: Tx, now: Date, personId: string, keep?: string): Promise<number> {
  const own = eq(sessions.personId, personId);
  const ended = await tx
    .delete(sessions)
    .where(keep ? and(own, ne(sessions.id, keep)) : own)
    .returning({ id: sessions.id });
  await tx.update(people).set({ devicesFrom: now }).where(eq(people.id, personId));
  return ended.length;
}
