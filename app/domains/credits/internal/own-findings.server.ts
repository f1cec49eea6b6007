import { type SQLWrapper, isNull } from 'drizzle-orm';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import type { Reader } from '#db/database.ts';
import { memberships } from '#db/schema/accounts.ts';
import { creditFindings } from '#db/schema/credits.ts';

/** Findings about accepted members of an association that nobody has looked at, to select from. */
export const isOfMember = (associationId: string | SQLWrapper) =>
  isAcceptedMembership({ associationId, personId: creditFindings.personId });

export const isUnseen = isNull(creditFindings.seenAt);

export const countUnseen = async (read: Reader, associationId: string): Promise<number> =>
  read.$count(
    read
      .select({ id: creditFindings.id })
      .from(creditFindings)
      .innerJoin(memberships, isOfMember(associationId))
      .where(isUnseen)
      .as('unseen'),
  );
