import { and, eq } from 'drizzle-orm';
import { findState } from '#app/domains/modules/internal/progress.server.ts';
import { compareExact } from '#app/platform/exact.ts';
import type { Tx } from '#db/database.ts';
import { moduleStates } from '#db/schema/modules.ts';

/** Keeps a score with its module, as an exact decimal from 0 to 1, where it is the best so far. The caller has authorised. */
export async function keepBestScoreIn(
  tx: Tx,
  registrationId: string,
  moduleId: string,
  score: string,
): Promise<void> {
  const state = await findState(tx, registrationId, moduleId);
  if (state?.score != null && compareExact(score, state.score) <= 0) return;
  await tx
    .update(moduleStates)
    .set({ score })
    .where(and(eq(moduleStates.registrationId, registrationId), eq(moduleStates.moduleId, moduleId)));
}
