import { and, asc, eq, gt, lte, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Tx } from '#db/database.ts';
import { jobs } from '#db/schema/platform.ts';
import { newId } from './ids.server.ts';
import { keepLease } from './lease.server.ts';
import { LEASE_MS } from './lease-time.ts';
import { type Log, withoutValues } from './log.server.ts';
import type { Clock } from './time.ts';

/** A kind of job, with the form of its payload. Both are stored: a job may be run by a later version than the one that queued it. */
export type JobKind<Payload extends object> = { name: string; payload: z.ZodType<Payload> };

export const jobKind = <Shape extends z.ZodRawShape>(
  name: string,
  shape: Shape,
): JobKind<z.output<z.ZodObject<Shape>>> => ({ name, payload: z.object(shape) });

type Running = { id: string; now: Date };

/** At least once: a handler may be run again after a crash, with the same payload and job id. */
export type JobHandler = (payload: object, job: Running) => Promise<void>;

/** A handler of jobs of one kind. A payload of another form fails the job. */
export const handlerOf =
  <Payload extends object>(
    kind: JobKind<Payload>,
    run: (payload: Payload, job: Running) => Promise<void>,
  ): JobHandler =>
  (payload, job) =>
    run(kind.payload.parse(payload), job);

const TRIES = 8;
/** No job waits longer for its next try: a later date was written by a clock that was ahead. */
const LONGEST_WAIT_MS = 2 ** TRIES * 5000;

const dueAt = (now: Date) =>
  and(
    eq(jobs.state, 'waiting'),
    or(lte(jobs.runAt, now), gt(jobs.runAt, new Date(now.getTime() + LONGEST_WAIT_MS))),
  );

export async function enqueueJob<Payload extends object>(
  tx: Tx,
  now: Date,
  kind: JobKind<Payload>,
  payload: NoInfer<Payload>,
): Promise<void> {
  await tx.insert(jobs).values({ id: newId(), kind: kind.name, payload, state: 'waiting', runAt: now });
}

/**
 * The next due job, leased to this process: another may take it only when the lease has run out. Its try is counted here, since
 * one that ends the process says nothing afterwards.
 */
const claim = (db: Database, now: Date) =>
  db.transact(async (tx) => {
    const [job] = await tx.select().from(jobs).where(dueAt(now)).orderBy(asc(jobs.runAt)).limit(1);
    if (!job) return null;
    await tx
      .update(jobs)
      .set({ runAt: new Date(now.getTime() + LEASE_MS), attempts: job.attempts + 1 })
      .where(eq(jobs.id, job.id));
    return { ...job, attempts: job.attempts + 1 };
  });

/** The attempt is its holder's name: whoever has lost the lease renews nothing any more. */
const renewLease = (db: Database, job: { id: string; attempts: number }, now: Date) =>
  db.transact((tx) =>
    tx
      .update(jobs)
      .set({ runAt: new Date(now.getTime() + LEASE_MS) })
      .where(held(job)),
  );

const held = ({ id, attempts }: { id: string; attempts: number }) =>
  and(eq(jobs.id, id), eq(jobs.attempts, attempts), eq(jobs.state, 'waiting'));

/** Runs what is due and returns how many; failures are kept with their words, and tried again ever later. */
export async function runDueJobs(
  db: Database,
  handlers: Record<string, JobHandler>,
  log: Log,
  clock: Clock,
  isStopping: () => boolean = () => false,
): Promise<number> {
  for (let ran = 0; ; ran++) {
    if (isStopping()) return ran;
    const waiting = await db.read.$count(jobs, dueAt(clock()));
    const job = waiting > 0 ? await claim(db, clock()) : null;
    if (!job) return ran;
    const letGo = keepLease(() => renewLease(db, job, clock()), log, { job: job.id });
    try {
      // A job that throws is failed by its last try. One that is claimed beyond that has ended its process each time.
      if (job.attempts > TRIES) throw new Error('the process ended during its last try');
      const handler = handlers[job.kind];
      if (!handler) throw new Error(`no handler for jobs of kind ${job.kind}`);
      await handler(job.payload, { id: job.id, now: clock() });
      await endJob(db, job, { state: 'done', endedAt: clock(), lastError: null });
    } catch (error) {
      const lastError = withoutValues((error as Error).message).slice(0, 500);
      log.error({ job: job.id, kind: job.kind, attempt: job.attempts, error: lastError }, 'job failed');
      const next = new Date(clock().getTime() + 2 ** job.attempts * 5000);
      await endJob(
        db,
        job,
        job.attempts >= TRIES ? { state: 'failed', lastError, endedAt: clock() } : { lastError, runAt: next },
      );
    } finally {
      letGo();
    }
  }
}

/** Says how it ended, unless another process has it by now. */
const endJob = (
  db: Database,
  job: { id: string; attempts: number },
  set: Partial<typeof jobs.$inferInsert>,
) =>
  db.transact(async (tx) => {
    await tx.update(jobs).set(set).where(held(job));
  });
