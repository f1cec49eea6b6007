import { eq } from 'drizzle-orm';
import type { Case } from '#app/domains/consultations/cases/case.ts';
import type { Tx } from '#db/database.ts';
import { consultationReleasers } from '#db/schema/consultations.ts';

export async function listReleaserIdsIn(
  tx: Tx,
  { associationId, askerId }: Pick<Case, 'associationId' | 'askerId'>,
): Promise<string[]> {
  const rows = await tx
    .select()
    .from(consultationReleasers)
    .where(eq(consultationReleasers.associationId, associationId));
  return rows.map(({ personId }) => personId).filter((personId) => personId !== askerId);
}
