import { type Column, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { nameIn } from '#app/domains/accounts/internal/name-in.server.ts';
import { associations } from '#db/schema/accounts.ts';

/** The name that readers of a language know an association by, in their letters; its own name where it has no other. */
export const associationName = (locale: string | Column | Placeholder): SQL<string> =>
  sql<string>`coalesce(${nameIn(locale)}, ${associations.name})`;
