import { type SQL, asc, sql } from 'drizzle-orm';
import { isLocale } from '#app/i18n/locales.ts';
import { people } from '#db/schema/accounts.ts';

/**
 * The order of a list of people: by name, as a language sorts. A list of an association's people is in its language, any other in the
 * reader's; of a language without an order of ours it is the English one.
 */
export const byName = (language: string): SQL[] => [
  asc(sql`${people.sortKeys} ->> ${sql.raw(`'${isLocale(language) ? language : 'en'}'`)}`),
  asc(people.id),
];
