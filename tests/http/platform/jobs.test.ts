import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { enqueueJob, handlerOf, jobKind, runDueJobs } from '#app/platform/jobs.server.ts';
import { jobs } from '#db/schema/platform.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { makeApp } from '#tests/support/app.ts';

const app = await makeApp();
const { db, log } = app.platform;

test('a job is run at least once, tried again ever later, and its failure stays visible', async () => {
  const now = new Date('2030-01-01T00:00:00Z');
  await db.transact((tx) => enqueueJob(tx, now, jobKind('shaky', {}), {}));
  let tries = 0;
  const handlers = {
    shaky: async () => {
      if (++tries < 8) throw new Error('not today');
    },
  };
  let clock = now;
  const ran: number[] = [];
  for (let i = 0; i < 12; i++) {
    ran.push(await runDueJobs(db, handlers, log, () => clock));
    clock = new Date(clock.getTime() + 3_600_000);
  }
  expect(tries).toBe(8);
  const [row] = await db.read.select().from(jobs).where(eq(jobs.kind, 'shaky'));
  expect(row).toMatchObject({ state: 'done', attempts: 8 });

  await db.transact((tx) => enqueueJob(tx, clock, jobKind('unknown', {}), {}));
  for (let i = 0; i < 9; i++) {
    await runDueJobs(db, handlers, log, () => clock);
    clock = new Date(clock.getTime() + 3_600_000);
  }
  const [failed] = await db.read.select().from(jobs).where(eq(jobs.kind, 'unknown'));
  expect(failed).toMatchObject({ state: 'failed', lastError: expect.stringContaining('no handler') });
  const admin = await app.person('admin', ['administrator']);
  expect(await (await app.get('/admin/work', admin)).text()).toContain('no handler');
  expect((await app.post('/admin/work', { intent: 'retry', jobId: failed!.id }, admin)).status).toBe(302);
});

test('a job whose payload has not the form of its kind fails and is not run', async () => {
  const now = new Date('2030-06-01T00:00:00Z');
  await db.transact((tx) =>
    enqueueJob(tx, now, { name: 'of-old', payload: z.object({}).loose() }, { id: 7 }),
  );
  const ran: string[] = [];
  const handler = handlerOf(jobKind('of-old', { id: z.string() }), async ({ id }) => void ran.push(id));
  await runDueJobs(db, { 'of-old': handler }, log, () => now);
  const [row] = await db.read.select().from(jobs).where(eq(jobs.kind, 'of-old'));
  expect(row).toMatchObject({ state: 'waiting', attempts: 1, lastError: expect.stringContaining('id') });
  await handler({ id: 'x' }, { id: row!.id, now });
  expect(ran).toEqual(['x']);
});

test('a job that a killed process left is taken up again after its lease', async () => {
  const now = new Date('2031-01-01T00:00:00Z');
  await db.transact((tx) => enqueueJob(tx, now, jobKind('slow', {}), {}));
  let began = 0;
  // Never settles, as in a process that died in the middle.
  const dies = () => (began++, new Promise<void>(() => undefined));
  void runDueJobs(db, { slow: dies }, log, () => now);
  await expect.poll(() => began).toBe(1);
  let ran = 0;
  const handlers = { slow: async () => void ran++ };
  await runDueJobs(db, handlers, log, () => new Date(now.getTime() + 20_000));
  expect(ran).toBe(0);
  await runDueJobs(db, handlers, log, () => new Date(now.getTime() + 60_000));
  expect(ran).toBe(1);
});

test('a job that ends its process each time is given up after as many tries as any other', async () => {
  let now = new Date('2032-01-01T00:00:00Z');
  await db.transact((tx) => enqueueJob(tx, now, jobKind('deadly', {}), {}));
  let began = 0;
  // Never settles, as in a process that died in the middle.
  const deadly = () => (began++, new Promise<void>(() => undefined));
  for (let tried = 1; tried <= 8; tried++) {
    void runDueJobs(db, { deadly }, log, () => now);
    await expect.poll(() => began).toBe(tried);
    now = new Date(now.getTime() + 60_000);
  }
  await runDueJobs(db, { deadly: async () => void began++ }, log, () => now);
  expect(began).toBe(8);
  const [row] = await db.read.select().from(jobs).where(eq(jobs.kind, 'deadly'));
  expect(row).toMatchObject({ state: 'failed', lastError: expect.stringContaining('process ended') });
});

test('a job whose process was killed is tried again within the minute; one that runs is not taken twice', async () => {
  let now = new Date();
  await db.transact((tx) => enqueueJob(tx, now, jobKind('killed', {}), {}));
  let began = 0;
  let finish = () => {};
  const slow = new Promise<void>((done) => (finish = done));
  const handlers = {
    killed: async () => {
      began++;
      await slow;
    },
  };
  const first = runDueJobs(db, handlers, log, () => now);
  await expect.poll(() => began).toBe(1);
  await runDueJobs(db, handlers, log, () => now);
  expect(began).toBe(1);
  now = new Date(now.getTime() + 45_000);
  const second = runDueJobs(db, handlers, log, () => now);
  await expect.poll(() => began).toBe(2);
  finish();
  await Promise.all([first, second]);
  const [job] = await db.read.select().from(jobs).where(eq(jobs.kind, 'killed'));
  expect(job).toMatchObject({ state: 'done', attempts: 2 });
});

test('a job that a clock put far ahead runs once the clock is right', async () => {
  await db.transact((tx) => enqueueJob(tx, new Date(Date.now() + 3 * DAY_MS), jobKind('ahead', {}), {}));
  let ran = 0;
  await runDueJobs(db, { ahead: async () => void ran++ }, log, app.platform.clock);
  expect(ran).toBe(1);
});
