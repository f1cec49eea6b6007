import { type SQLWrapper, and, eq, exists, sql } from 'drizzle-orm';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import type { Reader } from '#db/database.ts';
import { memberships } from '#db/schema/accounts.ts';
import { externalActivities } from '#db/schema/credits.ts';

/** Activities that an association has not decided, of its members: it decides nothing about those who have left. */
export const isWaitingActivity = (read: Reader, associationId: string | SQLWrapper) =>
  and(
    eq(externalActivities.associationId, associationId),
    eq(externalActivities.state, 'submitted'),
    exists(
      read
        .select({ one: sql`1` })
        .from(memberships)
        .where(isAcceptedMembership({ associationId, personId: externalActivities.personId })),
    ),
  );

/** The order in which they are decided. */
export const LONGEST_WAITING = [externalActivities.submittedAt, externalActivities.id] as const;
