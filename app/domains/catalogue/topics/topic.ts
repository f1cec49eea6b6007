import { topics } from '#db/schema/catalogue.ts';

export type Topic = typeof topics.$inferSelect;
