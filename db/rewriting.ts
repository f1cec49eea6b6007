import { eq } from 'drizzle-orm';
import type { RewriteReason } from './append-only.ts';
import type { Tx } from './database.ts';
import { rewrites } from './schema/platform.ts';

/**
 * Runs `work` in the open unit with leave to change and delete append-only rows as `reason` allows (`append-only.ts`). The leave is a row that no other unit sees and that never outlives this one.
 */
export async function rewriting<T>(tx: Tx, reason: RewriteReason, work: () => Promise<T>): Promise<T> {
  const [given] = await tx.insert(rewrites).values({ reason }).onConflictDoNothing().returning();
  const value = await work();
  // Within the same leave it is the outer one's to end; after an error the unit is undone with it.
  if (given) await tx.delete(rewrites).where(eq(rewrites.reason, reason));
  return value;
}
