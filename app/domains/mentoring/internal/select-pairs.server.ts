import { type SQL, asc, desc, eq } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { alias } from '#db/columns.ts';
import type { Reader } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { mentoringPairs, mentoringProfiles } from '#db/schema/mentoring.ts';

/** The profiles of a pair, for conditions and columns of what is selected here. */
export const mentee = alias(mentoringProfiles, 'mentee');
export const mentor = alias(mentoringProfiles, 'mentor');

/** Who the two of a pair are, and `more` columns; the caller has shown what the actor may see. */
export const selectPairs = <More extends Record<string, PgColumn | PgTable>>(read: Reader, more: More) =>
  read
    .select({ menteePersonId: mentee.personId, mentorPersonId: mentor.personId, ...more })
    .from(mentoringPairs)
    .innerJoin(mentee, eq(mentee.id, mentoringPairs.menteeId))
    .innerJoin(mentor, eq(mentor.id, mentoringPairs.mentorId));

/** Pairs with the names of both, the newest first; the caller has shown what the actor may see. */
export function selectPairsWithNames(read: Reader, where: SQL | undefined) {
  const menteePerson = alias(people, 'mentee_person');
  const mentorPerson = alias(people, 'mentor_person');
  return selectPairs(read, {
    pair: mentoringPairs,
    mentee: menteePerson.name,
    mentor: mentorPerson.name,
  })
    .innerJoin(menteePerson, eq(menteePerson.id, mentee.personId))
    .innerJoin(mentorPerson, eq(mentorPerson.id, mentor.personId))
    .where(where)
    .orderBy(desc(mentoringPairs.proposedAt), asc(mentoringPairs.id));
}
