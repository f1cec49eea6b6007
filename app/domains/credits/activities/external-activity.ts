import { externalActivities } from '#db/schema/credits.ts';

export type ExternalActivity = typeof externalActivities.$inferSelect;
