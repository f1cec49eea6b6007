import { type SQL, type SQLWrapper, asc, desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { alias } from '#db/columns.ts';
import { people } from '#db/schema/accounts.ts';
import { mentoringPairs, mentoringProfiles } from '#db/schema/mentoring.ts';

/** Pairs with the names of both, the newest first; the caller has shown what the actor may see. */
export function selectPairsWithNames(
  ctx: Ctx,
  where: (mentee: ProfileColumns, mentor: ProfileColumns) => SQL | undefined,
) {
  const mentee = alias(mentoringProfiles, 'mentee');
  const mentor = alias(mentoringProfiles, 'mentor');
  const menteePerson = alias(people, 'mentee_person');
  const mentorPerson = alias(people, 'mentor_person');
  return ctx.db.read
    .select({
      pair: mentoringPairs,
      mentee: menteePerson.name,
      mentor: mentorPerson.name,
      menteePersonId: mentee.personId,
      mentorPersonId: mentor.personId,
    })
    .from(mentoringPairs)
    .innerJoin(mentee, eq(mentee.id, mentoringPairs.menteeId))
    .innerJoin(mentor, eq(mentor.id, mentoringPairs.mentorId))
    .innerJoin(menteePerson, eq(menteePerson.id, mentee.personId))
    .innerJoin(mentorPerson, eq(mentorPerson.id, mentor.personId))
    .where(where(mentee, mentor))
    .orderBy(desc(mentoringPairs.proposedAt), asc(mentoringPairs.id));
}

type ProfileColumns = { personId: SQLWrapper };
