import { and, asc, eq } from 'drizzle-orm';
import type { Reader, Tx } from '#db/database.ts';
import { associations, memberships, people } from '#db/schema/accounts.ts';
import { isAcceptedMembership } from './is-accepted-membership.server.ts';
import { isVerifiedPerson } from './is-verified-person.server.ts';

/** The association that has verified somebody, of their own country first; none: nobody has, or not any more. */
export async function findVerifyingAssociation(
  read: Reader | Tx,
  personId: string,
): Promise<typeof associations.$inferSelect | null> {
  const rows = await read
    .select({ association: associations, country: people.country })
    .from(memberships)
    .innerJoin(associations, eq(associations.id, memberships.associationId))
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(isAcceptedMembership({ personId }), isVerifiedPerson(read)))
    .orderBy(asc(memberships.decidedAt));
  const own = rows.find(({ association, country }) => association.country === country) ?? rows[0];
  return own?.association ?? null;
}
