import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import {
  type Database,
  DatabaseAway,
  DatabaseBusy,
  type DatabaseOptions,
  type Reader,
  type Tx,
} from './database.ts';
import { migratePostgres } from './postgres-migrate.ts';
import { faultOf, Outage, pause } from './postgres-faults.ts';
import { CHANNEL, hear } from './postgres-listen.ts';
import { setRoleDefaults, type Setup, withSetupLock } from './postgres-setup.ts';
import * as schema from './schema.ts';
import { within } from './unit-limit.ts';

const ATTEMPTS = 10;
const ALONE_LOCK = 72_617_003;
/** A restart of the database takes about a second: that long nobody has to know of it. */
const PATIENCE_MS = 4000;
const PROBE_MS = 800;
/** The server ends a query first; where it cannot even do that, we stop waiting. */
const GRACE_MS = 1000;

/** A query begun on `tx` after its unit has ended must not run on a connection that now serves another. */
function bounded(tx: Tx) {
  let open = true;
  const guarded = new Proxy(tx, {
    get(target, key) {
      if (!open) throw new Error('this transaction has ended: a query on it was not awaited');
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { guarded, end: () => (open = false) };
}

/** A standby refuses to begin what writes as a feature that it has not (0A000), and not as read-only. */
async function writing(beginning: Promise<unknown>): Promise<void> {
  try {
    await beginning;
  } catch (error) {
    if ((error as { code?: string }).code !== '0A000') throw error;
    throw Object.assign(new Error((error as Error).message, { cause: error }), { code: '25006' });
  }
}

/** The caller's error for one that will not be retried; the error itself where the database is not to blame. */
function faultForCaller(error: unknown, outcome: DatabaseAway['outcome'] = 'nothing'): unknown {
  const fault = faultOf(error);
  const { message } = error as Error;
  if (fault === 'broken' || fault === 'silent' || fault === 'readonly')
    return new DatabaseAway(outcome, message, { cause: error });
  return fault ? new DatabaseBusy(message, { cause: error }) : error;
}

export async function openPostgres(
  connectionString: string,
  {
    queueLimit = 5000,
    unitLimitMs = 10_000,
    connectMs = 3000,
    statementMs = 8000,
    lockMs = 5000,
    idleMs = 15_000,
    startWaitMs = 0,
    onWaiting = () => undefined,
  }: DatabaseOptions = {},
): Promise<Database> {
  const setup: Setup = { connectionString, connectMs, startWaitMs, onWaiting };
  await setRoleDefaults(setup, {
    default_transaction_read_only: 'on',
    statement_timeout: `${statementMs}ms`,
    lock_timeout: `${lockMs}ms`,
    idle_in_transaction_session_timeout: `${idleMs}ms`,
  });

  const connection = { connectionString, keepAlive: true };
  const broken = new WeakSet<pg.ClientBase>();
  function newPool(options: pg.PoolConfig): pg.Pool {
    const made = new pg.Pool({ ...connection, ...options });
    made.on('error', () => undefined); // an idle connection that broke is replaced at the next query
    // The pool takes its own listener away while a connection is in use, and an error nobody listens to ends the process.
    made.on('connect', (client) => client.on('error', () => broken.add(client)));
    return made;
  }
  const pool = newPool({
    max: 10,
    connectionTimeoutMillis: connectMs,
    query_timeout: statementMs + GRACE_MS,
  });
  /** Is ready while all others are in use or hang. */
  const aside = newPool({ max: 1, connectionTimeoutMillis: PROBE_MS, query_timeout: PROBE_MS });
  const outage = new Outage(PATIENCE_MS);

  /** Reads: nothing but reading happens outside of a unit, so that the same query can always be sent again. */
  const query = async (...args: [config: pg.QueryConfig]): Promise<pg.QueryResult> => {
    for (let tries = 0; ; tries++) {
      try {
        const result = await pool.query(...args);
        outage.over();
        return result;
      } catch (error) {
        const fault = faultOf(error);
        // A read that writes is a mistake of ours.
        if (fault === 'readonly') throw error;
        if (fault !== 'broken' || !outage.mayWait()) throw faultForCaller(error);
        await sleep(pause(tries, 25, 500));
      }
    }
  };
  // It calls nothing of a pool but `query`.
  const read = drizzle({ client: { query } as unknown as pg.Pool, schema }) as unknown as Reader;

  const handles = new WeakMap<pg.ClientBase, Tx>();
  /** One handle for a connection: making one costs more than the queries of a small unit. */
  function handleOf(client: pg.PoolClient): Tx {
    let handle = handles.get(client);
    // `Tx` is the part of drizzle's type that both databases have.
    if (!handle) handles.set(client, (handle = drizzle({ client, schema }) as unknown as Tx));
    return handle;
  }

  const inside = new AsyncLocalStorage<true>();
  let waiting = 0;

  type Begin = (client: pg.PoolClient) => Promise<boolean>;

  async function attempt<T>(begin: Begin, work: (tx: Tx) => Promise<T>): Promise<T | undefined> {
    const client = await pool.connect();
    let clean = false;
    try {
      const begun = await begin(client);
      const { guarded, end } = bounded(handleOf(client));
      let value: T | undefined;
      try {
        // A query that is returned unawaited runs each time somebody waits for it: once, here.
        if (begun)
          value = await within(
            unitLimitMs,
            inside.run(true, async () => await work(guarded)),
          );
      } catch (error) {
        const fault = faultOf(error);
        // A unit over its limit may have a query under way: its connection is closed, and the server rolls it back. So is one
        // to a server that takes no writes: behind a proxy the next may lead to one that does.
        if (error instanceof DatabaseBusy || (fault && fault !== 'conflict' && fault !== 'slow')) throw error;
        clean = await client.query('rollback').then(
          () => true,
          () => false,
        );
        throw error;
      } finally {
        end();
      }
      if (broken.has(client)) throw new Error('Connection terminated before the commit');
      await commit(client);
      clean = true;
      return value;
    } finally {
      client.release(!clean);
    }
  }

  /** From here on a broken connection says nothing about what became of the unit: it must not be run again. */
  async function commit(client: pg.PoolClient): Promise<void> {
    let result: pg.QueryResult;
    try {
      result = await client.query('commit');
    } catch (error) {
      throw faultOf(error) === 'conflict' ? error : faultForCaller(error, 'unknown');
    }
    // PostgreSQL answers so where a query failed and the unit went on all the same.
    if (result.command === 'ROLLBACK') throw new Error('a query of this unit failed: nothing of it was kept');
  }

  async function run<T>(begin: Begin, work: (tx: Tx) => Promise<T>): Promise<T | undefined> {
    if (inside.getStore()) throw new Error('transact inside transact: pass the tx on');
    if (waiting >= queueLimit) throw new DatabaseBusy(`${queueLimit} units are already waiting`);
    waiting++;
    try {
      for (let tries = 1; ; tries++) {
        try {
          const value = await attempt(begin, work);
          outage.over();
          return value;
        } catch (error) {
          if (error instanceof DatabaseAway) throw error;
          const fault = faultOf(error);
          if (fault === 'conflict') {
            if (tries >= ATTEMPTS) throw new DatabaseBusy(`conflicted ${ATTEMPTS} times`, { cause: error });
            await sleep(Math.random() * 2 ** tries);
          } else if ((fault === 'broken' || fault === 'readonly') && tries < ATTEMPTS && outage.mayWait()) {
            await sleep(pause(tries, 25, 800));
          } else throw faultForCaller(error);
        }
      }
    } finally {
      waiting--;
    }
  }

  const serializable: Begin = async (client) => {
    await writing(client.query('begin isolation level serializable read write'));
    return true;
  };
  const underLock =
    (name: string): Begin =>
    async (client) => {
      await writing(client.query('begin isolation level read committed read write'));
      const { rows } = await client.query<{ got: boolean }>(
        'select pg_try_advisory_xact_lock($1, hashtext($2)) as got',
        [ALONE_LOCK, name],
      );
      return rows[0]!.got;
    };

  const heard = new EventEmitter().setMaxListeners(0);
  let hearing: (() => void) | undefined;

  const database: Database = {
    get root() {
      return database;
    },
    read,
    transact: (work) => run(serializable, work) as ReturnType<typeof work>,
    alone: (name, work) => run(underLock(name), work),
    async probe() {
      await aside.query('select 1');
    },
    async consistentThrough() {
      // now() in a unit is when it began; what is kept of it is rounded to a millisecond.
      const { rows } = await query(
        `select least(min(xact_start), now()) - interval '1 millisecond' as at from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()` as never,
      );
      return (rows[0] as { at: Date }).at;
    },
    signal: (name) => void pool.query('select pg_notify($1, $2)', [CHANNEL, name]).catch(() => undefined),
    onSignal(listener, missed = () => undefined) {
      heard.on('signal', listener).on('missed', missed);
      hearing ??= hear(
        () => new pg.Client({ ...connection, connectionTimeoutMillis: connectMs, query_timeout: connectMs }),
        heard,
      );
      return () => void heard.off('signal', listener).off('missed', missed);
    },
    migrate: (folder) => withSetupLock(setup, (client) => migratePostgres(client, `${folder}/pg`)),
    async close() {
      hearing?.();
      await Promise.all([pool.end(), aside.end()]);
      inside.disable(); // else each promise of the process goes on carrying it
    },
  };
  return database;
}
