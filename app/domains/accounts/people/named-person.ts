import { people } from '#db/schema/accounts.ts';

/** Columns that say who somebody is where others are listed. */
export const NAMED_PERSON = { id: people.id, name: people.name };
