import { and, eq, ne } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readUnverified } from '#app/domains/accounts/memberships/read-unverified.server.ts';
import type { Unverified } from '#app/domains/accounts/memberships/why-unverified.ts';
import { requireOwnProgramme } from '#app/domains/mentoring/programmes/require-own-programme.server.ts';
import { compareIn } from '#app/i18n/compare-in.ts';
import { people } from '#db/schema/accounts.ts';
import { mentoringProfiles } from '#db/schema/mentoring.ts';
import type { ProfileRole } from './profile.ts';

export type UnverifiedPerson = { id: string; name: string; role: ProfileRole; why: Unverified };

/** Who has a profile in the programme and does not take part yet, or any more, because nobody has verified them; for its coordinator. */
export async function listUnverifiedPeople(ctx: Ctx, programmeId: string): Promise<UnverifiedPerson[]> {
  await requireOwnProgramme(ctx, programmeId);
  const rows = await ctx.db.read
    .select({
      id: mentoringProfiles.id,
      personId: people.id,
      name: people.name,
      role: mentoringProfiles.role,
    })
    .from(mentoringProfiles)
    .innerJoin(people, eq(people.id, mentoringProfiles.personId))
    .where(and(eq(mentoringProfiles.programmeId, programmeId), ne(mentoringProfiles.state, 'left')));
  const unverified = await readUnverified(
    ctx.db.read,
    rows.map(({ personId }) => personId),
  );
  const compare = compareIn(ctx.actor!.locale);
  return rows
    .flatMap(({ personId, ...row }) => {
      const why = unverified.get(personId);
      return why ? [{ ...row, why }] : [];
    })
    .sort((a, b) => compare(a.name, b.name));
}
