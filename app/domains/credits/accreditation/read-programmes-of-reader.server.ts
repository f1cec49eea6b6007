import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { people } from '#db/schema/accounts.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';

/** Programmes that somebody is enrolled in, and where they work. Its caller has authorised. */
export async function readProgrammesOfReader(
  ctx: Ctx,
  personId: string,
): Promise<{ programmeIds: string[]; country: string | null; specialty: string | null }> {
  const [person] = await ctx.db.read
    .select({ country: people.country, specialty: people.specialty })
    .from(people)
    .where(eq(people.id, personId));
  const own = await ctx.db.read
    .select({ id: programmeEnrolments.programmeId })
    .from(programmeEnrolments)
    .where(eq(programmeEnrolments.personId, personId));
  return {
    programmeIds: own.map((row) => row.id),
    country: person?.country ?? null,
    specialty: person?.specialty ?? null,
  };
}
