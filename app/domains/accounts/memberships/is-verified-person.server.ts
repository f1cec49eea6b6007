import { type SQL, and, exists, inArray, isNull, sql } from 'drizzle-orm';
import type { Reader, Tx } from '#db/database.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { isAcceptedMembership } from './is-accepted-membership.server.ts';
import { VERIFIED_PROFESSIONS } from './why-unverified.ts';

/** SQL condition on `people`: a doctor or nurse whom an association has verified and still does, and who is not blocked. */
export const isVerifiedPerson = (read: Reader | Tx): SQL =>
  and(
    isNull(people.blockedAt),
    inArray(people.profession, [...VERIFIED_PROFESSIONS]),
    exists(
      read
        .select({ one: sql`1` })
        .from(memberships)
        .where(isAcceptedMembership({ personId: people.id })),
    ),
  )!;
