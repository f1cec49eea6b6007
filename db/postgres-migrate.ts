import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type pg from 'pg';
import { appendOnlyTriggers, MARK, PG_FUNCTION } from './append-only-triggers.ts';

type Row = { name: string; table: string; sql: string };

async function isBehind(client: pg.Client, folder: string): Promise<boolean> {
  const known = await client.query("select to_regclass('drizzle.__drizzle_migrations') is not null as known");
  if (!known.rows[0].known) return true;
  const { rows } = await client.query('select max(created_at) as at from drizzle.__drizzle_migrations');
  return readMigrationFiles({ migrationsFolder: folder }).some(
    ({ folderMillis }) => folderMillis > Number(rows[0].at),
  );
}

/** As `migrateSqlite`: the newest schema, and the triggers that `append-only.ts` declares. */
export async function migratePostgres(client: pg.Client, folder: string): Promise<void> {
  if (await isBehind(client, folder)) {
    await setTriggers(client, []);
    await migrate(drizzle(client), { migrationsFolder: folder });
  }
  await setTriggers(client, appendOnlyTriggers());
}

/** PostgreSQL rewrites the text of a trigger: ours is in the comment on it. */
async function setTriggers(client: pg.Client, wanted: Row[]): Promise<void> {
  const { rows: present } = await client.query<Row>(
    `select t.tgname as name, c.relname as table, coalesce(obj_description(t.oid, 'pg_trigger'), '') as sql
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = current_schema::regnamespace and strpos(t.tgname, $1) > 0`,
    [MARK],
  );
  const said = (sql: string) => `${sql}\n${PG_FUNCTION}`;
  const gone = present.filter(
    ({ name, sql }) => !wanted.some((other) => name === other.name && sql === said(other.sql)),
  );
  const made = wanted.filter(
    ({ name, sql }) => !present.some((other) => name === other.name && other.sql === said(sql)),
  );
  if (gone.length + made.length === 0) return;
  const statements = [
    ...(made.length > 0 ? [PG_FUNCTION] : []),
    ...gone.map(({ name, table }) => `drop trigger "${name}" on "${table}"`),
    ...made.flatMap(({ name, table, sql }) => [
      sql,
      `comment on trigger "${name}" on "${table}" is '${said(sql).replaceAll("'", "''")}'`,
    ]),
  ];
  await client.query('begin');
  try {
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
