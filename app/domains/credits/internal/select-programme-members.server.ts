import { type SQL, and, eq } from 'drizzle-orm';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { byName } from '#app/domains/accounts/people/by-name.server.ts';
import { NAMED_PERSON } from '#app/domains/accounts/people/named-person.ts';
import type { Reader } from '#db/database.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';

/** Members of an association, in its language, who are enrolled in a programme, by name; `more` narrows them down. The caller has authorised. */
export const selectProgrammeMembers = (
  read: Reader,
  { associationId, language }: { associationId: string; language: string },
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
    .orderBy(...byName(language));
