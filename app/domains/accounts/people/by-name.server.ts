import { type SQL, asc, sql } from 'drizzle-orm';
import { isLocale } from '#app/i18n/locales.ts';
import { people } from '#db/schema/accounts.ts';

/**
 * Sort order of a list of people: by name, in a language's alphabetical order. A list of an association's people uses its language, any other the
 * reader's. Languages without sort keys fall back to English. `direction`: `desc` begins with the last.
 */
export const byName = (language: string, direction: typeof asc = asc): SQL[] => [
  direction(sql`${people.sortKeys} ->> ${sql.raw(`'${isLocale(language) ? language : 'en'}'`)}`),
  asc(people.id),
];
