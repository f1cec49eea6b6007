import { associations } from '#db/schema/accounts.ts';

export type Association = typeof associations.$inferSelect;
