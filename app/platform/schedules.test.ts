import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { dialect } from '#db/dialect.ts';
import { openDatabase } from '#db/open-database.ts';
import { jobs, schedules } from '#db/schema/platform.ts';
import { copyDatabase } from '#tests/support/database.ts';
import { openLog } from './log.server.ts';
import { enqueueJob, jobKind } from './jobs.server.ts';
import type { Platform } from './platform.server.ts';
import { lateSince } from './schedule-times.ts';
import type { Schedule, ScheduleName } from './scheduled-work.ts';
import { startScheduler } from './scheduler.server.ts';
import { keepScheduleRows, listSchedules, makeDueIn, runDueSchedules } from './schedules.server.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time.ts';

const folder = mkdtempSync(join(tmpdir(), 'majakka-schedules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process: what it holds open, as far as schedules need it, on a database of its own or on another's. */
async function openProcess(url?: string) {
  const address = url ?? (await copyDatabase(mkdtempSync(join(folder, 'database-'))));
  const db = await openDatabase(address);
  onTestFinished(() => db.close());
  // The scheduler uses nothing else of a platform.
  return {
    url: address,
    platform: {
      db,
      log: openLog({ write: () => undefined }),
      clock: () => new Date(),
    } as unknown as Platform,
  };
}

const START = new Date('2026-11-29T12:00:00Z');
const later = (ms: number, from = START) => new Date(from.getTime() + ms);
const schedule = (name: ScheduleName, run: () => unknown, everyMs = HOUR_MS): Schedule => ({
  name,
  everyMs,
  run: async () => run(),
});
const rowOf = async ({ db }: Platform, name: ScheduleName) =>
  (await listSchedules(db)).find((row) => row.name === name);

test('a schedule runs at the start where it never ran, and then once an interval', async () => {
  const { platform } = await openProcess();
  let runs = 0;
  const all = [schedule('nudgePairs', () => runs++)];
  const at = (now: Date) => runDueSchedules(platform, all, () => now);
  await keepScheduleRows(platform.db, all, START);
  expect(await at(START)).toEqual(['nudgePairs']);
  expect(await at(later(HOUR_MS - 1))).toEqual([]);
  expect(await at(later(HOUR_MS))).toEqual(['nudgePairs']);
  // A new start does not run it before its time, and runs at once what came due meanwhile.
  await keepScheduleRows(platform.db, all, later(HOUR_MS + 1));
  expect(await at(later(HOUR_MS + 1))).toEqual([]);
  await keepScheduleRows(platform.db, all, later(9 * HOUR_MS));
  expect(await at(later(9 * HOUR_MS))).toEqual(['nudgePairs']);
  expect(runs).toBe(3);
});

test('a schedule that throws holds up no other, is tried again ever later, and is late until it succeeds', async () => {
  const { platform } = await openProcess();
  let [broken, tries] = [true, 0];
  const all = [
    schedule('nudgePairs', () => {
      tries++;
      if (broken) throw new Error('no such programme');
    }),
    schedule('eraseOldCases', () => undefined),
  ];
  await keepScheduleRows(platform.db, all, START);
  expect((await runDueSchedules(platform, all, () => START)).sort()).toEqual(['eraseOldCases', 'nudgePairs']);
  const failed = await rowOf(platform, 'nudgePairs');
  expect(failed).toMatchObject({ attempts: 1, lastError: 'no such programme', succeededAt: null });
  expect(await rowOf(platform, 'eraseOldCases')).toMatchObject({ attempts: 0, succeededAt: START });

  const waits: number[] = [];
  let now = START;
  for (let n = 0; n < 12; n++) {
    const { runAt } = (await rowOf(platform, 'nudgePairs'))!;
    waits.push(runAt.getTime() - now.getTime());
    now = runAt;
    await runDueSchedules(platform, all.slice(0, 1), () => now);
  }
  expect(waits.slice(0, 3)).toEqual([10_000, 20_000, 40_000]);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(Math.max(...waits)).toBe(HOUR_MS);
  expect(tries).toBe(13);
  expect(lateSince((await rowOf(platform, 'nudgePairs'))!, now)).toEqual(START);
  expect(lateSince((await rowOf(platform, 'eraseOldCases'))!, later(HOUR_MS))).toBeNull();

  broken = false;
  now = later(HOUR_MS, now);
  await runDueSchedules(platform, all.slice(0, 1), () => now);
  const well = (await rowOf(platform, 'nudgePairs'))!;
  expect(well).toMatchObject({ attempts: 0, lastError: null, succeededAt: now });
  expect(lateSince(well, now)).toBeNull();
});

test('of two processes one runs it; a third takes it over when the lease of a killed one has run out', async () => {
  const one = await openProcess();
  const two = await openProcess(one.url);
  let runs = 0;
  const ends: (() => void)[] = [];
  const all = [
    schedule('nudgePairs', () => {
      runs++;
      return new Promise<void>((end) => ends.push(end));
    }),
  ];
  await keepScheduleRows(one.platform.db, all, START);
  let now = START;
  const first = runDueSchedules(one.platform, all, () => now);
  await expect.poll(() => runs).toBe(1);
  expect(await runDueSchedules(two.platform, all, () => later(20_000))).toEqual([]);
  // Asked for while it runs, it does not run a second time beside itself.
  await two.platform.db.transact((tx) => makeDueIn(tx, later(20_000), 'nudgePairs'));
  expect(await runDueSchedules(two.platform, all, () => later(20_000))).toEqual([]);

  now = later(MINUTE_MS);
  const other = runDueSchedules(two.platform, all, () => now);
  await expect.poll(() => runs).toBe(2);
  ends[1]!();
  await other;
  now = later(2 * MINUTE_MS);
  // Whoever had lost the lease says nothing of how it ended.
  ends[0]!();
  await first;
  expect(await rowOf(one.platform, 'nudgePairs')).toMatchObject({
    succeededAt: later(MINUTE_MS),
    leasedUntil: null,
    runAt: later(HOUR_MS + MINUTE_MS),
  });
  expect(runs).toBe(2);
});

test('several that look at the same moment run each schedule once', async () => {
  const one = await openProcess();
  // Two handles of one file that wait for each other in one thread wait for ever: that is left to several processes.
  const two = dialect === 'pg' ? await openProcess(one.url) : one;
  const ran: string[] = [];
  const names = ['nudgePairs', 'eraseOldCases', 'sweepFiles', 'deleteOldWork'] as const;
  const all = names.map((name) => schedule(name, () => ran.push(name)));
  await keepScheduleRows(one.platform.db, all, START);
  const looks = [one, two, one, two].map(({ platform }) => runDueSchedules(platform, all, () => START));
  await Promise.all(looks);
  expect(ran.sort()).toEqual([...names].sort());
});

test('what a clock put far ahead runs once the clock is right, and so does what it leased', async () => {
  const { platform } = await openProcess();
  const all = [schedule('nudgePairs', () => undefined), schedule('sweepFiles', () => undefined)];
  const ahead = later(365 * 24 * HOUR_MS);
  await keepScheduleRows(platform.db, all, ahead);
  await platform.db.transact(async (tx) => {
    await tx
      .update(schedules)
      .set({ runAt: START, leasedUntil: later(30_000, ahead) })
      .where(eq(schedules.name, 'sweepFiles'));
  });
  expect((await runDueSchedules(platform, all, () => START)).sort()).toEqual(['nudgePairs', 'sweepFiles']);
});

test('another interval holds from the start on', async () => {
  const { platform } = await openProcess();
  const before = [schedule('sweepFiles', () => undefined)];
  await keepScheduleRows(platform.db, before, START);
  await runDueSchedules(platform, before, () => START);
  const left = [schedule('sweepFiles', () => undefined, MINUTE_MS)];
  await keepScheduleRows(platform.db, left, later(MINUTE_MS));
  expect(await listSchedules(platform.db)).toMatchObject([{ name: 'sweepFiles', everyMs: MINUTE_MS }]);
  expect(await runDueSchedules(platform, left, () => later(MINUTE_MS))).toEqual(['sweepFiles']);
});

test('a process that starts leaves the row of another version alone, until nobody has tried it for a day', async () => {
  const { platform } = await openProcess();
  const newer = [schedule('nudgePairs', () => undefined), schedule('sweepFiles', () => undefined)];
  const older = newer.slice(1);
  const hasRow = async () => (await rowOf(platform, 'nudgePairs')) !== undefined;
  await keepScheduleRows(platform.db, newer, START);
  await keepScheduleRows(platform.db, older, later(1));
  expect(await hasRow()).toBe(true);
  // The newer one goes on, or is in the middle of it.
  await runDueSchedules(platform, newer, () => later(DAY_MS));
  await keepScheduleRows(platform.db, older, later(DAY_MS + 2 * HOUR_MS));
  expect(await hasRow()).toBe(true);
  const inHand = later(3 * DAY_MS);
  const mine = eq(schedules.name, 'nudgePairs');
  await platform.db.transact((tx) =>
    tx
      .update(schedules)
      .set({ leasedUntil: later(30_000, inHand) })
      .where(mine),
  );
  await keepScheduleRows(platform.db, older, inHand);
  expect(await hasRow()).toBe(true);
  await keepScheduleRows(platform.db, older, later(MINUTE_MS, inHand));
  expect(await hasRow()).toBe(false);
});

test('the row of a schedule that this version does not know is not listed', async () => {
  const { platform } = await openProcess();
  const unknown = { ...schedule('sweepFiles', () => undefined), name: 'countStars' as ScheduleName };
  await keepScheduleRows(platform.db, [unknown, schedule('nudgePairs', () => undefined)], START);
  expect((await listSchedules(platform.db)).map(({ name }) => name)).toEqual(['nudgePairs']);
});

test('jobs, pumps and other schedules go on beside a long schedule, and a pump that throws comes again', async () => {
  const { platform } = await openProcess();
  const done: string[] = [];
  let [long, pumped, finish] = [0, 0, () => {}];
  const open = new Promise<void>((ready) => (finish = ready));
  await platform.db.transact((tx) => enqueueJob(tx, new Date(), jobKind('greet', {}), {}));
  const scheduler = await startScheduler(platform, {
    jobs: { greet: async () => void done.push('job') },
    schedules: [
      schedule('sweepFiles', () => {
        long++;
        return open;
      }),
      schedule('nudgePairs', () => done.push('schedule')),
    ],
    pumps: [
      {
        name: 'pump',
        everyMs: 10,
        run: async () => {
          pumped++;
          throw new Error('nothing there');
        },
      },
    ],
  });
  await expect.poll(() => done.toSorted()).toEqual(['job', 'schedule']);
  await expect.poll(() => pumped).toBeGreaterThan(2);
  const stateOfJob = async () => (await platform.db.read.select({ state: jobs.state }).from(jobs))[0]!.state;
  await expect.poll(stateOfJob).toBe('done');
  expect(long).toBe(1);
  finish();
  await scheduler.stop(10_000);
  expect(await rowOf(platform, 'sweepFiles')).toMatchObject({ leasedUntil: null, lastError: null });
});
