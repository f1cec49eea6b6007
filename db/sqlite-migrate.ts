import type Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { appendOnlyTriggers, MARK } from './append-only-triggers.ts';

type Row = { name: string; sql: string };

function isBehind(connection: Sqlite.Database, folder: string): boolean {
  const [known] = connection
    .prepare("select name from sqlite_schema where name = '__drizzle_migrations'")
    .all();
  if (!known) return true;
  const { at } = connection.prepare('select max(created_at) as at from __drizzle_migrations').get() as {
    at: number | null;
  };
  return readMigrationFiles({ migrationsFolder: folder }).some(
    ({ folderMillis }) => folderMillis > Number(at),
  );
}

/**
 * Migrates the file to the newest schema, and its triggers to what `append-only.ts` declares. Those are no migration: a rebuilt
 * table loses its triggers, and a migration of data has to change rows that nobody else may.
 */
export function migrateSqlite(connection: Sqlite.Database, folder: string): void {
  if (isBehind(connection, folder)) {
    setTriggers(connection, []);
    migrate(drizzle(connection), { migrationsFolder: folder });
  }
  setTriggers(connection, appendOnlyTriggers());
}

function setTriggers(connection: Sqlite.Database, wanted: Row[]): void {
  const present = connection
    .prepare("select name, sql from sqlite_schema where type = 'trigger' and instr(name, ?) > 0")
    .all(MARK) as Row[];
  // SQLite keeps the statement as it was written, its beginning excepted.
  const same = (a: Row, b: Row) => a.name === b.name && a.sql.toLowerCase() === b.sql.toLowerCase();
  const gone = present.filter((each) => !wanted.some((other) => same(each, other)));
  const made = wanted.filter((each) => !present.some((other) => same(each, other)));
  if (gone.length + made.length === 0) return;
  const statements = [...gone.map(({ name }) => `drop trigger "${name}"`), ...made.map(({ sql }) => sql)];
  connection.exec(`begin immediate; ${statements.join(';\n')}; commit`);
}
