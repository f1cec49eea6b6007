import { and, eq, inArray, isNotNull, lt, type SQL } from 'drizzle-orm';
import type { Database, Tx } from '#db/database.ts';
import { jobs, mails } from '#db/schema/platform.ts';
import { SEND_MAIL } from './mail.server.ts';
import { DAY_MS } from './time.ts';

/** Finished jobs are of use only for recent problems. */
const DONE_JOBS_MS = 30 * DAY_MS;
/** Failed jobs wait for an administrator, half a year at most. */
const FAILED_JOBS_MS = 180 * DAY_MS;
/** Mails hold names, addresses and links: once sent they are kept only as long as somebody may ask about them. */
const SENT_MAILS_MS = 90 * DAY_MS;
/** So many rows a unit: nothing else waits long. */
const BATCH = 500;

/** Deletes old jobs and mails, a batch a unit, until none is left; returns how many of each. A repeated or broken off run does no harm. */
export async function deleteOldWork(
  db: Database,
  now: Date,
  batch = BATCH,
): Promise<{ jobs: number; mails: number }> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const ended = (state: 'done' | 'failed', ms: number) =>
    and(eq(jobs.state, state), lt(jobs.endedAt, before(ms)));
  const inBatches = async (work: (tx: Tx) => Promise<number>): Promise<number> => {
    for (let all = 0; ;) {
      const deleted = await db.transact(work);
      all += deleted;
      if (deleted < batch) return all;
    }
  };
  const done = await inBatches((tx) => deleteJobsIn(tx, ended('done', DONE_JOBS_MS), batch));
  const failed = await inBatches((tx) => deleteJobsIn(tx, ended('failed', FAILED_JOBS_MS), batch));
  const sent = await inBatches((tx) =>
    deleteMailsIn(tx, and(isNotNull(mails.sentAt), lt(mails.sentAt, before(SENT_MAILS_MS))), batch),
  );
  return { jobs: done + failed, mails: sent };
}

/** A mail that was never sent goes with the job that gave it up. */
async function deleteJobsIn(tx: Tx, which: SQL | undefined, batch: number): Promise<number> {
  const rows = await tx.select().from(jobs).where(which).limit(batch);
  const unsent = rows.flatMap(({ kind, state, payload }) =>
    kind === SEND_MAIL.name && state === 'failed'
      ? [SEND_MAIL.payload.safeParse(payload).data?.id ?? '']
      : [],
  );
  if (unsent.length > 0) await tx.delete(mails).where(inArray(mails.id, unsent));
  if (rows.length > 0)
    await tx.delete(jobs).where(
      inArray(
        jobs.id,
        rows.map(({ id }) => id),
      ),
    );
  return rows.length;
}

async function deleteMailsIn(tx: Tx, which: SQL | undefined, batch: number): Promise<number> {
  const rows = await tx.select({ id: mails.id }).from(mails).where(which).limit(batch);
  if (rows.length > 0)
    await tx.delete(mails).where(
      inArray(
        mails.id,
        rows.map(({ id }) => id),
      ),
    );
  return rows.length;
}
