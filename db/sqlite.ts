import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import Sqlite from 'better-sqlite3';
import { createTableRelationsHelpers, extractTablesRelationalConfig } from 'drizzle-orm';
import { BetterSQLiteSession } from 'drizzle-orm/better-sqlite3/session';
import { BaseSQLiteDatabase, SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import { type Database, DatabaseAway, DatabaseBusy, type DatabaseOptions, type Tx } from './database.ts';
import * as schema from './schema.ts';
import { migrateSqlite } from './sqlite-migrate.ts';
import { within } from './unit-limit.ts';

type Unit = { run(tx: Tx): Promise<unknown>; resolve(value: unknown): void; reject(error: unknown): void };
type Outcome = { unit: Unit; ok: true; value: unknown } | { unit: Unit; ok: false; error: unknown };

const GROUP_LIMIT = 200;
const GROUP_MS = 8;

const alive: unknown[] = [];
/**
 * better-sqlite3 12 removes a hook of the environment in each statement's destructor; Node 24 was seen to end the
 * process there when the collector ran outside of a context. On such a Node no statement is ever collected: each text
 * has one on a connection, so that their number is that of our queries. (Hence also exec and not pragma(), which makes
 * statements of its own.)
 */
export function neverCollected<Connection extends Pick<Sqlite.Database, 'prepare'>>(
  connection: Connection,
): Connection {
  if (Number(process.versions.node.split('.')[0]) < 22) return connection;
  const prepare = connection.prepare.bind(connection) as (sql: string) => Sqlite.Statement;
  const statements = new Map<string, Sqlite.Statement>();
  alive.push(statements);
  const keeping = (sql: string) => {
    const statement = statements.get(sql) ?? prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return Object.assign(connection, { prepare: keeping });
}

/** Compiled statements kept by SQL text; compiling is most of a small query's cost. */
function cached(connection: Sqlite.Database, limit = 500) {
  const statements = new Map<string, Sqlite.Statement>();
  return (sql: string): Sqlite.Statement => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = connection.prepare(sql);
      if (statements.size >= limit) statements.delete(statements.keys().next().value!);
    } else statements.delete(sql);
    statements.set(sql, statement);
    return statement.reader ? statement.raw(false) : statement;
  };
}

/** One writer with a queue, a savepoint per unit, one commit (and one fsync) per group; one read-only connection. */
export function openSqlite(
  path: string,
  { synchronous = 'FULL', queueLimit = 5000, unitLimitMs = 10_000 }: DatabaseOptions = {},
): Database {
  const writer = neverCollected(new Sqlite(path));
  for (const pragma of [
    'journal_mode = WAL',
    `synchronous = ${synchronous}`,
    'foreign_keys = ON',
    'busy_timeout = 5000',
    'cache_size = -65536',
    'wal_autocheckpoint = 10000',
    'secure_delete = ON',
  ])
    writer.exec(`PRAGMA ${pragma}`);
  const reader = neverCollected(new Sqlite(path, { readonly: true }));
  for (const pragma of ['busy_timeout = 5000', 'cache_size = -65536', 'mmap_size = 268435456'])
    reader.exec(`PRAGMA ${pragma}`);

  const tables = extractTablesRelationalConfig(schema, createTableRelationsHelpers);
  const config = { fullSchema: schema, schema: tables.tables, tableNamesMap: tables.tableNamesMap };
  const dialect = new SQLiteSyncDialect();
  const handle = (prepare: (sql: string) => Sqlite.Statement) => {
    // The session calls nothing of a database but `prepare`; the handle is typed as PostgreSQL's (db/columns.ts).
    const session = new BetterSQLiteSession({ prepare } as unknown as Sqlite.Database, dialect, config);
    return new BaseSQLiteDatabase('sync', dialect, session as never, config as never) as unknown as Tx;
  };

  const prepareWrite = cached(writer);
  const heard = new EventEmitter().setMaxListeners(0);
  const inside = new AsyncLocalStorage<object>();
  const queue: Unit[] = [];
  let draining: Promise<void> | undefined;
  /** When the open group of units began. */
  let openSince: number | undefined;
  /** The unit whose savepoint is open; a query from any other one must not run in it. */
  let current: object | undefined;
  // One handle for all units: making one costs more than the queries of a small unit.
  const tx = handle((sql) => {
    if (current === undefined || inside.getStore() !== current)
      throw new Error('this transaction has ended: a query on it was not awaited');
    return prepareWrite(sql);
  });

  const begin = writer.prepare('SAVEPOINT unit');
  const release = writer.prepare('RELEASE unit');
  async function attempt(unit: Unit): Promise<Outcome> {
    current = unit;
    try {
      begin.run();
      const value = await within(
        unitLimitMs,
        inside.run(unit, async () => await unit.run(tx)), // a query that is returned unawaited is awaited inside
      );
      current = undefined;
      release.run();
      return { unit, ok: true, value };
    } catch (error) {
      current = undefined;
      if (writer.inTransaction) writer.exec('ROLLBACK TO unit; RELEASE unit');
      return { unit, ok: false, error: faultForCaller(error) };
    }
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const outcomes: Outcome[] = [];
      try {
        openSince = Date.now();
        writer.exec('BEGIN IMMEDIATE');
        const until = performance.now() + GROUP_MS;
        do outcomes.push(await attempt(queue.shift()!));
        while (
          writer.inTransaction &&
          queue.length > 0 &&
          outcomes.length < GROUP_LIMIT &&
          performance.now() < until
        );
        writer.exec('COMMIT'); // throws if SQLite itself rolled back (disk full, I/O error)
      } catch (error) {
        const reason = faultForCaller(error);
        if (writer.inTransaction) writer.exec('ROLLBACK');
        if (outcomes.length === 0) queue.shift()?.reject(reason);
        for (const { unit } of outcomes) unit.reject(reason);
        continue;
      } finally {
        openSince = undefined;
      }
      for (const outcome of outcomes)
        if (outcome.ok) outcome.unit.resolve(outcome.value);
        else outcome.unit.reject(outcome.error);
      await new Promise((next) => setImmediate(next)); // let requests in, and the next group form
    }
    draining = undefined; // in the same turn as the last look at the queue
  }

  function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (inside.getStore()) return Promise.reject(new Error('transact inside transact: pass the tx on'));
    if (queue.length >= queueLimit)
      return Promise.reject(new DatabaseBusy(`${queueLimit} units are already waiting`));
    return new Promise<T>((resolve, reject) => {
      queue.push({ run: work, resolve, reject });
      draining ??= Promise.resolve().then(drain);
    });
  }

  const answers = reader.prepare('SELECT count(*) FROM sqlite_schema');
  const database: Database = {
    get root() {
      return database;
    },
    read: handle(cached(reader)),
    transact,
    // The one writer is lock enough, and nothing conflicts.
    alone: (_name, work) => transact(work),
    probe: () => Promise.resolve().then(() => void answers.get()),
    consistentThrough: () => Promise.resolve(new Date(openSince ?? Date.now())),
    // One process on one file: signals stay in it.
    signal: (name) => void setImmediate(() => heard.emit('signal', name)),
    onSignal(listener) {
      heard.on('signal', listener);
      return () => void heard.off('signal', listener);
    },
    async migrate(folder) {
      // A rebuilt table is dropped on the way: that must not look like a broken reference.
      writer.exec('PRAGMA foreign_keys = OFF');
      migrateSqlite(writer, `${folder}/sqlite`);
      const broken = writer.prepare('PRAGMA foreign_key_check').all();
      if (broken.length > 0) throw new Error(`the migration broke references: ${JSON.stringify(broken[0])}`);
      writer.exec('PRAGMA foreign_keys = ON');
    },
    async close() {
      await draining;
      reader.close();
      writer.exec('PRAGMA optimize');
      writer.close();
      inside.disable(); // else each promise of the process goes on carrying it
    },
  };
  return database;
}

/** The caller's error of a unit; the error itself where the file is not to blame, or is full. */
function faultForCaller(error: unknown): unknown {
  const code = (error as { code?: string }).code ?? '';
  if (code.startsWith('SQLITE_BUSY')) return new DatabaseBusy('the file is locked', { cause: error });
  if (code.startsWith('SQLITE_READONLY'))
    return new DatabaseAway('nothing', 'the file cannot be written', { cause: error });
  return error;
}
