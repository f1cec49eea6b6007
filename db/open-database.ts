import type { Database, DatabaseOptions } from './database.ts';
import { dialectOf } from './dialect.ts';

/** `url` is `file:PATH` or `postgres://…`; its kind must match the process's dialect. */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  return dialectOf(url) === 'pg'
    ? (await import('./postgres.ts')).openPostgres(url, options)
    : (await import('./sqlite.ts')).openSqlite(url.replace(/^file:/, ''), options);
}
