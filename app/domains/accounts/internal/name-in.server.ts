import { type Column, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { associations } from '#db/schema/accounts.ts';

/** The name an association has in one language; null where it has none. PostgreSQL has to be told that the language is a key and not a position. */
export const nameIn = (locale: string | Column | Placeholder): SQL =>
  sql`${associations.names} ->> cast(${locale} as text)`;
