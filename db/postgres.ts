import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { type Database, DatabaseBusy, type DatabaseOptions, type Reader, type Tx } from './database.ts';
import * as schema from './schema.ts';
import { within } from './unit-limit.ts';

const SETUP_LOCK = 72_617_001;
const ATTEMPTS = 10;

/** serialization_failure, deadlock_detected */
function isConflict(error: unknown): boolean {
  for (let e = error as { code?: string; cause?: unknown } | undefined; e; e = e.cause as typeof e)
    if (e.code === '40001' || e.code === '40P01') return true;
  return false;
}

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

async function withSetupLock(
  connectionString: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [SETUP_LOCK]); // one process sets up, the others wait
    await client.query('set session characteristics as transaction read write');
    await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Only transact() writes: every other transaction is read-only by the role's own default.
 * A default of the role, not an option at connect, because a transaction-mode pgbouncer drops those.
 */
async function makeReadingTheDefault(connectionString: string): Promise<void> {
  await withSetupLock(connectionString, async (client) => {
    const { rows } = await client.query<{ done: boolean; name: string }>(
      `select current_database() as name, exists (
         select 1 from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
         join pg_roles r on r.oid = s.setrole
         where d.datname = current_database() and r.rolname = current_user
           and 'default_transaction_read_only=on' = any(s.setconfig)) as done`,
    );
    const { done, name } = rows[0]!;
    if (!done)
      await client.query(
        `alter role current_user in database ${pg.escapeIdentifier(name)} set default_transaction_read_only = on`,
      );
  });
}

const CHANNEL = 'majakka';

/** A connection of its own that listens, made anew when it breaks; answers how to end it. */
function hear(connectionString: string, heard: EventEmitter): () => void {
  let over = false;
  let client: pg.Client | undefined;
  const connect = async () => {
    client = new pg.Client({ connectionString });
    client.on('notification', ({ payload }) => heard.emit('signal', payload ?? ''));
    client.on('error', () => undefined);
    client.on('end', () => (over ? undefined : void sleep(1000).then(connect)));
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
  };
  const again = (): void => void connect().catch(() => (over ? undefined : void sleep(1000).then(again)));
  again();
  return () => {
    over = true;
    void client?.end().catch(() => undefined);
  };
}

export async function openPostgres(
  connectionString: string,
  { queueLimit = 5000, unitLimitMs = 10_000 }: DatabaseOptions = {},
): Promise<Database> {
  await makeReadingTheDefault(connectionString);
  const pool = new pg.Pool({ connectionString, max: 10 });
  pool.on('error', () => undefined); // an idle connection that broke is replaced at the next query
  const db = drizzle(pool, { schema });
  const inside = new AsyncLocalStorage<true>();
  let waiting = 0;
  const heard = new EventEmitter().setMaxListeners(0);
  let hearing: (() => void) | undefined;

  async function attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const unit = (tx: unknown) =>
      inside.run(true, async () => {
        const { guarded, end } = bounded(tx as Tx);
        try {
          // A query that is returned unawaited runs each time somebody waits for it: once, here.
          return await within(unitLimitMs, (async () => await work(guarded))());
        } finally {
          end();
        }
      });
    return db.transaction(unit, { isolationLevel: 'serializable', accessMode: 'read write' });
  }

  return {
    read: db as unknown as Reader,
    async transact(work) {
      if (inside.getStore()) throw new Error('transact inside transact: pass the tx on');
      if (waiting >= queueLimit) throw new DatabaseBusy(`${queueLimit} units are already waiting`);
      waiting++;
      try {
        for (let tries = 1; ; tries++) {
          try {
            return await attempt(work);
          } catch (error) {
            if (!isConflict(error)) throw error;
            if (tries >= ATTEMPTS) throw new DatabaseBusy(`conflicted ${ATTEMPTS} times`, { cause: error });
            await sleep(Math.random() * 2 ** tries);
          }
        }
      } finally {
        waiting--;
      }
    },
    async consistentThrough() {
      // now() in a unit is when it began; what is kept of it is rounded to a millisecond.
      const { rows } = await pool.query<{ at: Date }>(
        `select least(min(xact_start), now()) - interval '1 millisecond' as at from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      );
      return rows[0]!.at;
    },
    signal: (name) => void pool.query('select pg_notify($1, $2)', [CHANNEL, name]).catch(() => undefined),
    onSignal(listener) {
      heard.on('signal', listener);
      hearing ??= hear(connectionString, heard);
      return () => void heard.off('signal', listener);
    },
    migrate: (folder) =>
      withSetupLock(connectionString, (client) =>
        migrate(drizzle(client), { migrationsFolder: `${folder}/pg` }),
      ),
    async close() {
      hearing?.();
      await pool.end();
    },
  };
}
