import { and, asc, eq, isNull, lt, lte, ne, notInArray, or } from 'drizzle-orm';
import type { Database, Tx } from '#db/database.ts';
import { schedules } from '#db/schema/platform.ts';
import { keepLease } from './lease.server.ts';
import { LEASE_MS } from './lease-time.ts';
import { withoutValues } from './log.server.ts';
import type { Platform } from './platform.server.ts';
import { processCtx } from './process-ctx.server.ts';
import { isDue, nextTry } from './schedule-times.ts';
import { isScheduleName, type Schedule } from './scheduled-work.ts';
import { type Clock, DAY_MS } from './time.ts';

type Row = typeof schedules.$inferSelect;

/** So long nobody has tried a schedule that no process knows any more. */
const ABANDONED_MS = DAY_MS;

/**
 * Gives each schedule its row, due at once where it never ran. A row that this version does not know may be another's: in an
 * upgrade that goes from process to process older ones start beside newer ones, and a version that is taken back comes again.
 * So it is deleted only when no process runs it and its next try has been due for a day, which no running process lets pass.
 */
export const keepScheduleRows = (db: Database, all: readonly Schedule[], now: Date): Promise<void> =>
  db.transact(async (tx) => {
    const names = all.map(({ name }) => name);
    await tx
      .delete(schedules)
      .where(
        and(
          notInArray(schedules.name, names),
          lt(schedules.runAt, new Date(now.getTime() - ABANDONED_MS)),
          or(isNull(schedules.leasedUntil), lte(schedules.leasedUntil, now)),
        ),
      );
    for (const { name, everyMs } of all)
      await tx
        .insert(schedules)
        .values({ name, everyMs, runAt: now, dueAt: now, attempts: 0 })
        .onConflictDoUpdate({
          target: schedules.name,
          set: { everyMs },
          setWhere: ne(schedules.everyMs, everyMs),
        });
  });

/** The schedules that this version knows, as they stand, by name. */
export async function listSchedules(db: Database) {
  const rows = await db.read.select().from(schedules).orderBy(asc(schedules.name));
  return rows.flatMap((row) => (isScheduleName(row.name) ? [{ ...row, name: row.name }] : []));
}

/** Makes a schedule due now; false where there is none of this name. One that runs just now is not run a second time. */
export async function makeDueIn(tx: Tx, now: Date, name: string): Promise<boolean> {
  const made = await tx.update(schedules).set({ runAt: now }).where(eq(schedules.name, name)).returning();
  return made.length > 0;
}

/**
 * Runs what is due, one after the other, until nothing is; returns their names. Several of these at once, here and in other
 * processes, share the work.
 */
export async function runDueSchedules(
  platform: Platform,
  all: readonly Schedule[],
  clock: Clock = platform.clock,
  isStopping: () => boolean = () => false,
): Promise<string[]> {
  const ran: string[] = [];
  for (;;) {
    const next = isStopping() ? null : await claimNext(platform.db, all, clock());
    if (!next) return ran;
    ran.push(next.schedule.name);
    await run(platform, next.schedule, next.row, clock);
  }
}

/** What has been due for longest, leased to this process. */
async function claimNext(db: Database, all: readonly Schedule[], now: Date) {
  const byName = new Map<string, Schedule>(all.map((each) => [each.name, each]));
  const due = (await db.read.select().from(schedules).orderBy(asc(schedules.runAt))).filter((row) =>
    isDue(row, byName.get(row.name)?.everyMs, now),
  );
  for (const { name } of due) {
    const schedule = byName.get(name)!;
    const row = await db.transact(async (tx) => {
      const [found] = await tx.select().from(schedules).where(eq(schedules.name, name));
      if (!found || !isDue(found, schedule.everyMs, now)) return null;
      const lease = { leasedUntil: new Date(now.getTime() + LEASE_MS), attempts: found.attempts + 1 };
      await tx.update(schedules).set(lease).where(eq(schedules.name, name));
      return { ...found, ...lease };
    });
    if (row) return { schedule, row };
  }
  return null;
}

async function run(platform: Platform, schedule: Schedule, row: Row, clock: Clock): Promise<void> {
  const { db, log } = platform;
  const { name, everyMs } = schedule;
  // The end of the lease is its holder's name: whoever has lost it writes nothing any more.
  let leasedUntil = row.leasedUntil!;
  let last: Promise<unknown> = Promise.resolve();
  const change = (set: Partial<Row>): Promise<void> => {
    const changing = last.then(async () => {
      const mine = and(eq(schedules.name, name), eq(schedules.leasedUntil, leasedUntil));
      const [changed] = await db.transact((tx) => tx.update(schedules).set(set).where(mine).returning());
      if (changed?.leasedUntil) leasedUntil = changed.leasedUntil;
    });
    // One after the other: each looks for what the one before wrote.
    last = changing.catch(() => undefined);
    return changing;
  };
  const letGo = keepLease(() => change({ leasedUntil: new Date(clock().getTime() + LEASE_MS) }), log, {
    schedule: name,
  });
  try {
    await schedule.run(processCtx(platform, clock()));
    letGo();
    const at = clock();
    const runAt = new Date(at.getTime() + everyMs);
    await change({ leasedUntil: null, succeededAt: at, runAt, dueAt: runAt, attempts: 0, lastError: null });
  } catch (error) {
    letGo();
    const lastError = withoutValues((error as Error).message).slice(0, 500);
    log.error({ schedule: name, attempt: row.attempts, error: lastError }, 'a schedule failed');
    await change({ leasedUntil: null, lastError, runAt: nextTry(clock(), row.attempts, everyMs) });
  }
}
