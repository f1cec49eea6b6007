import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { faultOf, pause } from './postgres-faults.ts';

const SETUP_LOCK = 72_617_001;
const WORD_EVERY_MS = 10_000;

export type Setup = {
  connectionString: string;
  connectMs: number;
  startWaitMs: number;
  onWaiting: (why: string) => void;
};

async function once(
  { connectionString, connectMs }: Setup,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: connectMs, keepAlive: true });
  client.on('error', () => undefined); // the query that is under way is told
  try {
    await client.connect();
    // The limits are the role's defaults by now; a migration and the wait for another process's may take their time.
    await client.query(
      'set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0',
    );
    await client.query('select pg_advisory_lock($1)', [SETUP_LOCK]); // one process sets up, the others wait
    await client.query('set session characteristics as transaction read write');
    await work(client);
  } finally {
    void client.end().catch(() => undefined);
  }
}

/** Runs `work`, which may be repeated, under the lock; waits for a database that is starting or cannot be reached yet. */
export async function withSetupLock(setup: Setup, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const began = performance.now();
  for (let tries = 0, said = -Infinity; ; tries++) {
    try {
      return await once(setup, work);
    } catch (error) {
      const fault = faultOf(error);
      const next = pause(tries, 200, 3000);
      const now = performance.now();
      if ((fault !== 'broken' && fault !== 'silent') || now + next - began > setup.startWaitMs) throw error;
      if (now - said > WORD_EVERY_MS) {
        setup.onWaiting((error as Error).message || String((error as { code?: string }).code));
        said = now;
      }
      await sleep(next);
    }
  }
}

/**
 * Settings of every connection are the role's default in this database, not an option at connect: a transaction-mode pgbouncer
 * drops those, or refuses them. Only transact() writes: every other transaction is read-only.
 */
export async function setRoleDefaults(setup: Setup, wanted: Record<string, string>): Promise<void> {
  await withSetupLock(setup, async (client) => {
    const { rows } = await client.query<{ name: string; set: string[] | null }>(
      `select current_database() as name, (
         select s.setconfig from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
         join pg_roles r on r.oid = s.setrole
         where d.datname = current_database() and r.rolname = current_user) as set`,
    );
    const { name, set } = rows[0]!;
    for (const [key, value] of Object.entries(wanted))
      if (!set?.includes(`${key}=${value}`))
        await client.query(
          `alter role current_user in database ${pg.escapeIdentifier(name)} set ${key} = ${pg.escapeLiteral(value)}`,
        );
  });
}
