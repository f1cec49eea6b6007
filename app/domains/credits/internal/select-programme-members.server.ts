import { type SQL, and, asc, eq } from 'drizzle-orm';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { NAMED_PERSON } from '#app/domains/accounts/people/named-person.ts';
import type { Reader } from '#db/database.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';

/** Members of an association who are enrolled in a programme, by name; `more` narrows them down. The caller has authorised. */
export const selectProgrammeMembers = (
  read: Reader,
  associationId: string,
  programmeId: string,
  more?: SQL,
) =>
  read
    .select({
      ...NAMED_PERSON,
      timeZone: people.timeZone,
      number: memberships.registrationNumber,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(programmeEnrolments, eq(programmeEnrolments.personId, people.id))
    .where(
      and(isAcceptedMembership({ associationId }), eq(programmeEnrolments.programmeId, programmeId), more),
    )
    .orderBy(asc(people.name), asc(people.id));
