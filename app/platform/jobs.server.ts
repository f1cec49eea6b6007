import { and, asc, desc, eq, lte } from 'drizzle-orm';
import type { Database, Tx } from '#db/database.ts';
import { jobs } from '#db/schema/platform.ts';
import { newId } from './ids.server.ts';
import { type Log, withoutValues } from './log.server.ts';

/** At least once: a handler may be run again after a crash, with the same payload and job id. */
export type JobHandler = (payload: Record<string, unknown>, job: { id: string; now: Date }) => Promise<void>;

const TRIES = 8;
const LEASE_MS = 5 * 60_000;

export async function enqueueJob(
  tx: Tx,
  now: Date,
  kind: string,
  payload: Record<string, unknown>,
): Promise<void> {
  await tx.insert(jobs).values({ id: newId(), kind, payload, state: 'waiting', runAt: now });
}

/** The next due job, leased to this process: another may take it only when the lease has run out. */
const claim = (db: Database, now: Date) =>
  db.transact(async (tx) => {
    const due = and(eq(jobs.state, 'waiting'), lte(jobs.runAt, now));
    const [job] = await tx.select().from(jobs).where(due).orderBy(asc(jobs.runAt)).limit(1);
    if (!job) return null;
    await tx
      .update(jobs)
      .set({ runAt: new Date(now.getTime() + LEASE_MS), attempts: job.attempts + 1 })
      .where(eq(jobs.id, job.id));
    return { ...job, attempts: job.attempts + 1 };
  });

/** Runs what is due and answers how many; failures are kept with their words, and tried again ever later. */
export async function runDueJobs(
  db: Database,
  handlers: Record<string, JobHandler>,
  log: Log,
  clock: () => Date = () => new Date(),
): Promise<number> {
  for (let ran = 0; ; ran++) {
    const waiting = await db.read.$count(jobs, and(eq(jobs.state, 'waiting'), lte(jobs.runAt, clock())));
    const job = waiting > 0 ? await claim(db, clock()) : null;
    if (!job) return ran;
    try {
      const handler = handlers[job.kind];
      if (!handler) throw new Error(`no handler for jobs of kind ${job.kind}`);
      await handler(job.payload, { id: job.id, now: clock() });
      await endJob(db, job.id, { state: 'done', endedAt: clock(), lastError: null });
    } catch (error) {
      const lastError = withoutValues((error as Error).message).slice(0, 500);
      log.error({ job: job.id, kind: job.kind, attempt: job.attempts, error: lastError }, 'job failed');
      const next = new Date(clock().getTime() + 2 ** job.attempts * 5000);
      await endJob(
        db,
        job.id,
        job.attempts >= TRIES ? { state: 'failed', lastError, endedAt: clock() } : { lastError, runAt: next },
      );
    }
  }
}

const endJob = (db: Database, id: string, set: Partial<typeof jobs.$inferInsert>) =>
  db.transact(async (tx) => {
    await tx.update(jobs).set(set).where(eq(jobs.id, id));
  });

export const listFailedJobs = (db: Database) =>
  db.read.select().from(jobs).where(eq(jobs.state, 'failed')).orderBy(desc(jobs.endedAt)).limit(100);

/** Looks for work every second until stopped; `stop` waits for the job in hand. */
export function startJobs(
  db: Database,
  handlers: Record<string, JobHandler>,
  log: Log,
): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = runDueJobs(db, handlers, log)
      .catch((error: Error) => log.error({ error: error.message }, 'jobs could not be read'))
      .finally(() => (busy = false));
  }, 1000);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
