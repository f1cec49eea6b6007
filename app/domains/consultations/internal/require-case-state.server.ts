import { eq } from 'drizzle-orm';
import type { Case } from '#app/domains/consultations/cases/case.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { consultationCases } from '#db/schema/consultations.ts';

/** The case as it is in the unit; says in a sentence what has become of it where it is not what the page showed. */
export async function requireCaseStateIn(
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
