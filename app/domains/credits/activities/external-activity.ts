import { externalActivities } from '#db/schema/credits.ts';

export type ExternalActivity = typeof externalActivities.$inferSelect;

/** One that an association has in hand, or had. */
export type SubmittedActivity = ExternalActivity & { associationId: string };
