import { type Column, type SQL, getTableColumns, sql } from 'drizzle-orm';
import { associations } from '#db/schema/accounts.ts';

/** The name that readers of a language know an association by, in their letters; its own name where it has no other. */
export const associationName = (locale: string | Column): SQL<string> =>
  sql<string>`coalesce(${ownOf(locale)}, ${associations.name})`;

/** The language that `associationName` is written in. */
export const associationNameLanguage = (locale: string | Column): SQL<string> =>
  sql<string>`case when ${ownOf(locale)} is null then ${associations.language} else ${locale} end`;

/** The columns of an association with its name as readers of a language know it; `language` stays its own. */
export const associationsAs = (locale: string | Column) => ({
  ...getTableColumns(associations),
  name: associationName(locale),
  nameLanguage: associationNameLanguage(locale),
});

// PostgreSQL has to be told that it is a key and not a position.
const ownOf = (locale: string | Column): SQL => sql`${associations.names} ->> cast(${locale} as text)`;
