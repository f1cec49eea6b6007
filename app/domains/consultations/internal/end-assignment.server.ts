import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { consultationAssignments } from '#db/schema/consultations.ts';

/** Ends the open assignment. */
export async function endAssignmentIn(
  tx: Tx,
  now: Date,
  caseId: string,
  ending: 'answered' | 'unopened' | 'declined' | 'barred' | 'withdrawn',
): Promise<void> {
  await tx
    .update(consultationAssignments)
    .set({ endedAt: now, ending })
    .where(and(eq(consultationAssignments.caseId, caseId), isNull(consultationAssignments.endedAt)));
}
