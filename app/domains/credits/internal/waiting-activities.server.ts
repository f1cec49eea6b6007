import { type SQLWrapper, and, eq } from 'drizzle-orm';
import { externalActivities } from '#db/schema/credits.ts';

/** Activities that an association has not decided. */
export const isWaitingActivity = (associationId: string | SQLWrapper) =>
  and(eq(externalActivities.associationId, associationId), eq(externalActivities.state, 'submitted'));

/** The order in which they are decided. */
export const LONGEST_WAITING = [externalActivities.submittedAt, externalActivities.id] as const;
