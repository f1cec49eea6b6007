import { readdirSync, readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { LOCALES } from '#app/i18n/locales.ts';
import { processCtx } from '#app/platform/process-ctx.server.ts';
import { keepScheduleRows, listSchedules, runDueSchedules } from '#app/platform/schedules.server.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#app/platform/time.ts';
import { audit, schedules } from '#db/schema/platform.ts';
import type words from '#locales/en/accounts.json';
import { makeApp } from '#tests/support/app.ts';
import { seededRegion } from '#tests/support/seeded-region.ts';
import { openReadiness } from '../../../server/readiness.ts';
import { jobHandlers, PUMPS, SCHEDULES } from '../../../server/scheduled-work.ts';
import { schedulesCheck } from '../../../server/schedules-check.ts';
import { pieceOf } from '#tests/support/words.ts';

const app = await makeApp(undefined, await seededRegion());
const { db } = app.platform;

test('what runs by itself is gathered from every domain that has any, each under a name of its own', async () => {
  const folders = readdirSync('app/domains').filter((domain) =>
    readdirSync(`app/domains/${domain}`).includes('scheduled.server.ts'),
  );
  const gathered: Record<string, unknown>[] = [];
  for (const domain of folders)
    gathered.push(
      (await import(`../../../app/domains/${domain}/scheduled.server.ts`)) as Record<string, unknown>,
    );
  const handlers = jobHandlers(app.platform);
  for (const { jobs = {}, schedules: own = [], pumps = [] } of gathered) {
    expect(SCHEDULES).toEqual(expect.arrayContaining(own as []));
    expect(PUMPS).toEqual(expect.arrayContaining(pumps as []));
    expect(Object.keys(handlers)).toEqual(expect.arrayContaining(Object.keys(jobs as object)));
  }
  const names = [...SCHEDULES, ...PUMPS].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('every kind of job that is queued anywhere has a handler, and every handler its kind', () => {
  const kinds = (readdirSync('app', { recursive: true }) as string[])
    .filter((name) => name.endsWith('.server.ts'))
    .flatMap((name) => [...readFileSync(`app/${name}`, 'utf8').matchAll(/= jobKind\(\s*'([^']+)'/g)])
    .map(([, kind]) => kind!);
  expect(kinds.length).toBeGreaterThan(5);
  expect(Object.keys(jobHandlers(app.platform)).toSorted()).toEqual(kinds.toSorted());
});

test.each(LOCALES)('the operator reads the name of every schedule in $code', ({ code }) => {
  const { work } = JSON.parse(readFileSync(`locales/${code}/accounts.json`, 'utf8')) as typeof words;
  expect(Object.keys(work.schedules).toSorted()).toEqual(SCHEDULES.map(({ name }) => name).toSorted());
  expect(new Set(Object.values(work.schedules)).size).toBe(SCHEDULES.length);
});

test('docs/operating.md has a line for each schedule, with its interval', () => {
  const lines = readFileSync('docs/operating.md', 'utf8').matchAll(
    /^\| `([a-z]\w+)` \| (\w[\w ]*) \| [A-Z]/gm,
  );
  const interval = (everyMs: number) =>
    everyMs === 24 * HOUR_MS ? 'day' : everyMs === HOUR_MS ? 'hour' : `${everyMs / MINUTE_MS} minutes`;
  expect(Object.fromEntries([...lines].map(([, name, every]) => [name, every]))).toEqual(
    Object.fromEntries(SCHEDULES.map(({ name, everyMs }) => [name, interval(everyMs)])),
  );
});

test('every schedule and every pump runs on the sample region, now and a year later', async () => {
  const start = new Date();
  await keepScheduleRows(db, SCHEDULES, start);
  for (const now of [start, new Date(start.getTime() + 365 * DAY_MS)]) {
    const ran = await runDueSchedules(app.platform, SCHEDULES, () => now);
    expect(ran.sort()).toEqual(SCHEDULES.map(({ name }) => name).sort());
    for (const { run } of PUMPS) await run(processCtx(app.platform, now));
  }
  expect((await listSchedules(db)).filter(({ lastError }) => lastError !== null)).toEqual([]);
}, 240_000);

test('the administrator sees each schedule, what is late and why, and makes it run', async () => {
  const administrator = await app.person('operator', ['administrator']);
  const somebody = await app.person('somebody');
  const past = new Date(Date.now() - 2 * DAY_MS);
  await keepScheduleRows(db, SCHEDULES, new Date());
  await db.transact(async (tx) => {
    await tx.update(schedules).set({ runAt: new Date(Date.now() + 60_000), dueAt: new Date() });
    await tx
      .update(schedules)
      .set({ dueAt: past, lastError: 'no such programme' })
      .where(eq(schedules.name, 'sendCycleReminders'));
  });
  const page = await (await app.get('/admin/work', administrator)).text();
  expect(page.match(/name="schedule" value="\w+"/g)).toHaveLength(SCHEDULES.length);
  expect(page.match(new RegExp(pieceOf('accounts:work.lateSince'), 'g'))).toHaveLength(1);
  expect(page).toContain('no such programme');
  const readiness = openReadiness({ schedules: schedulesCheck(app.platform) });
  expect(await readiness()).toEqual({ ready: true, checks: { schedules: 'late: sendCycleReminders' } });

  const ask = (name: string, person: typeof somebody) =>
    app.post('/admin/work', { intent: 'run', schedule: name }, person);
  const due = () => runDueSchedules(app.platform, SCHEDULES);
  expect((await ask('sendCycleReminders', somebody)).status).toBe(404);
  expect((await ask('nothing', administrator)).status).toBe(404);
  expect(await due()).toEqual([]);
  expect((await ask('sendCycleReminders', administrator)).status).toBe(302);
  expect(await due()).toEqual(['sendCycleReminders']);
  expect(await db.read.$count(audit, eq(audit.action, 'platform.schedule-run-now'))).toBe(1);
  expect(await readiness()).toEqual({ ready: true, checks: { schedules: 'ok' } });
});
