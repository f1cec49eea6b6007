import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';

/** A person's enrolment in a programme; the caller has authorised. */
export async function findEnrolmentIn(
  tx: Tx,
  personId: string,
  programmeId: string,
): Promise<typeof programmeEnrolments.$inferSelect | undefined> {
  const [enrolment] = await tx
    .select()
    .from(programmeEnrolments)
    .where(and(eq(programmeEnrolments.personId, personId), eq(programmeEnrolments.programmeId, programmeId)));
  return enrolment;
}
