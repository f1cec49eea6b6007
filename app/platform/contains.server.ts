import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** Whether a column contains a text literally; `%` and `_` are ordinary characters. SQLite has no escape character unless one is named. */
export const contains = (column: SQLWrapper, text: string): SQL =>
  sql`${column} like ${`%${text.replace(/[!%_]/g, '!$&')}%`} escape '!'`;
