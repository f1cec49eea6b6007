import { eq, inArray } from 'drizzle-orm';
import { ADDRESSEE } from '#app/domains/accounts/notifications.server.ts';
import type { Pair } from '#app/domains/mentoring/pairs/pair.ts';
import type { Reader, Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { mentoringProfiles } from '#db/schema/mentoring.ts';

/** Both profiles and their people; the caller has authorised. */
export async function readPairMembers(read: Reader | Tx, pair: Pair) {
  const rows = await read
    .select({ profile: mentoringProfiles, person: ADDRESSEE })
    .from(mentoringProfiles)
    .innerJoin(people, eq(people.id, mentoringProfiles.personId))
    .where(inArray(mentoringProfiles.id, [pair.menteeId, pair.mentorId]));
  const of = (id: string) => {
    const { profile, person } = rows.find((row) => row.profile.id === id)!;
    return { profile: { ...profile, timeZone: person.timeZone }, person };
  };
  return { mentee: of(pair.menteeId), mentor: of(pair.mentorId) };
}
