import { type SQL, type SQLWrapper, and, eq } from 'drizzle-orm';
import { memberships } from '#db/schema/accounts.ts';

type Id = string | SQLWrapper;

/** Of neither would be everybody's. */
type MembershipOf = { associationId: Id; personId?: Id } | { associationId?: Id; personId: Id };

/** SQL condition on `memberships`: accepted and not ended, of an association, of a person, or of both. */
export const isAcceptedMembership = ({ associationId, personId }: MembershipOf): SQL =>
  and(
    eq(memberships.state, 'accepted'),
    associationId === undefined ? undefined : eq(memberships.associationId, associationId),
    personId === undefined ? undefined : eq(memberships.personId, personId),
  )!;
