import { associations } from '#db/schema/accounts.ts';

/** `name` as its reader knows it, written in `nameLanguage`; `language` is the association's own. */
export type Association = typeof associations.$inferSelect & { nameLanguage: string };
