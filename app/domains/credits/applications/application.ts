import { accreditationApplications } from '#db/schema/credits.ts';

export type Application = typeof accreditationApplications.$inferSelect;
