import { type Column, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { nameIn } from '#app/domains/accounts/internal/name-in.server.ts';
import { associations } from '#db/schema/accounts.ts';

/** The language that `associationName` is written in. */
export const associationNameLanguage = (locale: string | Column | Placeholder): SQL<string> =>
  sql<string>`case when ${nameIn(locale)} is null then ${associations.language} else cast(${locale} as text) end`;
