import { wrapped } from '#tests/support/wrapped.ts';
import Sqlite from 'better-sqlite3';
import { integer, table, text } from '#db/columns.ts';
import type { Database, Tx } from '#db/database.ts';
import { asc, desc, gt } from 'drizzle-orm';

/** Rows written to the other tables, one line for each; kept by triggers, so that nothing escapes. */
const writes = table('matrix_writes', {
  n: integer('n').notNull(),
  name: text('name').notNull(),
  op: text('op').notNull(),
  thing: text('thing').notNull(),
  columns: text('columns').notNull(),
});
/** `thing`: the primary key, `columns`: those that have another value than before. */
export type Change = { table: string; op: 'insert' | 'update' | 'delete'; thing: string; columns: string };

/** Puts a trigger on every table of the SQLite file, for each kind of write. */
export function watchTables(file: string): void {
  const db = new Sqlite(file);
  const tables = db
    .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite%'`)
    .all() as { name: string }[];
  db.exec(
    'create table matrix_writes (n integer primary key autoincrement, name text, op text, thing text, columns text)',
  );
  for (const { name } of tables) {
    const columns = db.prepare(`select name, pk from pragma_table_info(?)`).all(name) as { name: string; pk: number }[]; // oxfmt-ignore
    const key = (row: 'old' | 'new') =>
      columns.filter(({ pk }) => pk > 0).map((each) => `coalesce(${row}."${each.name}", '')`).join(` || ' ' || `) || `''`; // oxfmt-ignore
    const changed = columns
      .map((each) => `iif(old."${each.name}" is not new."${each.name}", '${each.name} ', '')`)
      .join(' || ');
    const note = (op: string, row: 'old' | 'new', what: string) =>
      `create trigger "matrix_${op}_${name}" after ${op} on "${name}" begin
         insert into matrix_writes (name, op, thing, columns) values ('${name}', '${op}', ${key(row)}, ${what}); end`;
    db.exec(note('insert', 'new', `''`));
    db.exec(note('delete', 'old', `''`));
    db.exec(note('update', 'new', `trim(${changed})`));
  }
  db.close();
}

/** All ids of rows, with their table. */
export function idsIn(file: string): Map<string, string> {
  const db = new Sqlite(file, { readonly: true });
  const tables = db
    .prepare(`select m.name from sqlite_schema m, pragma_table_info(m.name) c where m.type = 'table' and c.name = 'id' and lower(c.type) = 'text'`)
    .all() as { name: string }[]; // oxfmt-ignore
  const ids = tables.flatMap(({ name }) =>
    (db.prepare(`select id from "${name}"`).all() as { id: string }[]).map(({ id }): [string, string] => [id, name]),
  ); // oxfmt-ignore
  db.close();
  return new Map(ids);
}

/** Answers what has been written since it was asked before. */
export function changesOf(db: Database): () => Promise<Change[]> {
  let seen = 0;
  return async () => {
    const rows = await changesIn(db.read, seen);
    seen = rows.at(-1)?.n ?? seen;
    return rows.filter(isChange);
  };
}

/** An update that leaves every value as it was is none. */
const isChange = ({ op, columns }: Change): boolean => op !== 'update' || columns !== '';

type Row = Change & { n: number };
async function changesIn(reader: Pick<Tx, 'select'>, after: number): Promise<Row[]> {
  const rows = await reader.select().from(writes).where(gt(writes.n, after)).orderBy(asc(writes.n));
  return rows.map(({ n, name, op, thing, columns }) => ({ n, table: name, op: op as 'insert', thing, columns })); // oxfmt-ignore
}

/** Thrown where a unit has come to its end only to be rolled back. */
class OnTrial extends Error {
  constructor(readonly answer: unknown) {
    super('on trial');
  }
}

/**
 * The same database; while `tried` runs its work, each unit runs to its end, reports what it has written and is rolled back. So
 * permitted actions are seen to be possible and leave everything as it was.
 */
export function triable(db: Database) {
  let recorded: Change[] | null = null;
  let seen = 0;
  async function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (!recorded) return db.transact(work);
    const changes = recorded;
    try {
      return await db.transact(async (tx) => {
        const answer = await work(tx);
        for (const { n: _n, ...change } of await changesIn(tx, seen)) changes.push(change);
        throw new OnTrial(answer);
      });
    } catch (error) {
      if (error instanceof OnTrial) return error.answer as T;
      throw error;
    }
  }
  return {
    db: wrapped(db, { transact, alone: (_name, work) => transact(work) }),
    /** Answers what `work` would have written. */
    async tried<T>(work: () => Promise<T>): Promise<{ answer: T; changes: Change[] }> {
      const [last] = await db.read.select().from(writes).orderBy(desc(writes.n)).limit(1);
      seen = last?.n ?? 0;
      recorded = [];
      try {
        return { answer: await work(), changes: recorded.filter(isChange) };
      } finally {
        recorded = null;
      }
    },
  };
}
