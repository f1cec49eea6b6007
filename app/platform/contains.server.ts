import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** Whether a column holds a text as it is; `%` and `_` are ordinary signs. SQLite has no sign of escape unless one is named. */
export const contains = (column: SQLWrapper, text: string): SQL =>
  sql`${column} like ${`%${text.replace(/[!%_]/g, '!$&')}%`} escape '!'`;
