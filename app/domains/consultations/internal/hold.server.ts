import { and, eq, isNull } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { consultationAssignments, consultationCases } from '#db/schema/consultations.ts';
import type { Case } from '../letters.server.ts';

/** The case as it is in the unit; says in a sentence what has become of it where it is not what the page showed. */
export async function holdIn(
  tx: Tx,
  id: string,
  states: Case['state'][],
  specialistId?: string,
): Promise<Case> {
  const [found] = await tx.select().from(consultationCases).where(eq(consultationCases.id, id));
  if (found!.state === 'closed') throw new DomainError('case_closed');
  if (found!.state === 'withdrawn') throw new DomainError('case_withdrawn');
  if (specialistId !== undefined && found!.specialistId !== specialistId)
    throw new DomainError('case_reassigned');
  if (!states.includes(found!.state)) throw new DomainError('changed_meanwhile');
  return found!;
}

/** Whose turn it was, it is no more. */
export async function endTurnIn(
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
