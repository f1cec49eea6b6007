import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { rewriting } from '#db/rewriting.ts';
import { nameChanges } from '#db/schema/accounts.ts';

/** Requests that nobody decided go; that a name was approved or declined, when and by whom, stays with `nobody` for its names. */
export async function emptyNameChangesIn(tx: Tx, personId: string, nobody: string): Promise<void> {
  const own = eq(nameChanges.personId, personId);
  await rewriting(tx, 'erasure', async () => {
    await tx.delete(nameChanges).where(and(own, inArray(nameChanges.state, ['requested', 'withdrawn'])));
    await tx.update(nameChanges).set({ nameBefore: nobody, name: nobody, reason: null }).where(own);
  });
}
