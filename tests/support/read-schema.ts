import Sqlite from 'better-sqlite3';
import { dialect } from '#db/dialect.ts';
import { administer } from './postgres.ts';

/** Schema of a database, read from its own catalogue, as sorted lines. */
export type PresentSchema = Record<
  'columns' | 'indexes' | 'foreignKeys' | 'checks' | 'triggers' | 'definitions',
  string[]
>;
type Row = Record<string, string | number | boolean | null>;
type Query = (sql: string) => Promise<Row[]>;

const wordsIn = (sql: unknown): string =>
  [...String(sql).matchAll(/'([^']*)'/g)].map(([, word]) => word).join();

async function ofSqlite(query: Query): Promise<PresentSchema> {
  const tables = await query(
    "select name, sql from sqlite_schema where type = 'table' and name not like 'sqlite%' and name not like '\\_\\_drizzle%' escape '\\'",
  );
  const all = async (pragma: string) =>
    (
      await Promise.all(
        tables.map(async ({ name }) =>
          (await query(`select * from pragma_${pragma}('${name}')`)).map((row): Row => ({
            ...row,
            of: name!,
          })),
        ),
      )
    ).flat();
  const indexes = (await all('index_list')).filter(({ origin }) => origin === 'c');
  const triggers = await query("select name, sql from sqlite_schema where type = 'trigger'");
  return {
    columns: (await all('table_info')).map(
      // A key made of several columns makes each of them so by itself.
      ({ of, name, notnull, pk }) => `${of}.${name}${notnull || pk ? ' not null' : ''}`,
    ),
    indexes: await Promise.all(
      indexes.map(async ({ of, name, unique, partial }) => {
        const on = await query(`select name from pragma_index_info('${name}') order by seqno`);
        return `${unique ? 'unique ' : ''}${name} on ${of}(${on.map((each) => each['name']).join()})${partial ? ' partial' : ''}`;
      }),
    ),
    foreignKeys: (await all('foreign_key_list')).map(
      ({ of, from, table, to }) => `${of}.${from} -> ${table}.${to}`,
    ),
    checks: tables.flatMap(({ sql }) =>
      [...String(sql).matchAll(/constraint [`"](\w+)[`"] check\s*(\(.*?\)\))/gi)].map(
        ([, name, condition]) => `${name}: ${wordsIn(condition)}`,
      ),
    ),
    triggers: triggers.map(({ name }) => String(name)),
    definitions: triggers.map(({ sql }) => String(sql)),
  };
}

async function ofPostgres(query: Query): Promise<PresentSchema> {
  const lines = async (sql: string) => (await query(sql)).map(({ line }) => String(line));
  const columnsOf = (keys: string, table: string) =>
    `(select string_agg(a.attname, ',' order by k.n) from unnest(${keys}) with ordinality k(num, n)
      join pg_attribute a on a.attrelid = ${table} and a.attnum = k.num)`;
  const checks = await query(
    "select conname as name, pg_get_constraintdef(oid) as sql from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace",
  );
  return {
    columns: await lines(
      `select table_name || '.' || column_name || case is_nullable when 'NO' then ' not null' else '' end as line
       from information_schema.columns where table_schema = 'public'`,
    ),
    indexes: await lines(
      `select case when i.indisunique then 'unique ' else '' end || c.relname || ' on ' || i.indrelid::regclass
         || '(' || ${columnsOf('i.indkey::int2[]', 'i.indrelid')} || ')' || case when i.indpred is null then '' else ' partial' end as line
       from pg_index i join pg_class c on c.oid = i.indexrelid
       where c.relnamespace = 'public'::regnamespace and not i.indisprimary`,
    ),
    foreignKeys: await lines(
      `select conrelid::regclass || '.' || ${columnsOf('conkey', 'conrelid')} || ' -> ' || confrelid::regclass || '.'
         || ${columnsOf('confkey', 'confrelid')} as line
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
    ),
    checks: checks.map(({ name, sql }) => `${name}: ${wordsIn(sql)}`),
    triggers: await lines('select tgname as line from pg_trigger where not tgisinternal'),
    definitions: await lines('select pg_get_triggerdef(oid) as line from pg_trigger where not tgisinternal'),
  };
}

/** Runs statements on the database at `url`, which nobody has open, and reads its schema. */
export async function readSchema(url: string, statements: string[] = []): Promise<PresentSchema> {
  let read: PresentSchema;
  if (dialect === 'sqlite') {
    const file = new Sqlite(url.slice('file:'.length));
    for (const each of statements) file.exec(each);
    read = await ofSqlite(async (sql) => file.prepare(sql).all() as Row[]);
    file.close();
  } else
    await administer(
      url,
      async (query) => {
        for (const each of statements) await query(each);
        read = await ofPostgres(async (sql) => ((await query(sql)) as { rows: Row[] }).rows);
      },
      new URL(url).pathname,
    );
  return Object.fromEntries(
    Object.entries(read!).map(([name, lines]) => [name, lines.toSorted()]),
  ) as PresentSchema;
}
