import { expect, test } from 'vitest';
import { newId } from '#app/platform/ids.server.ts';
import { jobs, mails } from '#db/schema/platform.ts';
import { makeApp } from '#tests/support/app.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const administrator = await app.person('operator', ['administrator']);
const HOUR = 3_600_000;

const failed = (kind: string, ago: number) => ({
  id: newId(),
  kind,
  payload: {},
  state: 'failed' as const,
  runAt: new Date(),
  attempts: 8,
  lastError: `no way for ${kind}`,
  endedAt: new Date(Date.now() - ago * HOUR),
});

test('the operator’s home says what fails: mails apart from other jobs, the disk first', async () => {
  const calm = await app.text('/admin/health', administrator);
  expect(calm).toContain(said('accounts:health.database'));
  expect(calm).not.toContain(said('accounts:health.jobsFailed', { count: 1 }));
  await db.transact(async (tx) => {
    await tx.insert(jobs).values([failed('mail', 2), failed('mail', 3), failed('modules.import', 4)]);
    await tx.insert(mails).values({
      id: newId(),
      recipient: 'a@example.org',
      subject: '',
      body: '',
      createdAt: new Date(),
      sentAt: new Date(),
    });
  });
  app.disk.freeBytes = 1;
  const page = await app.text('/admin/health', administrator);
  const places = [
    said('accounts:health.seeStorage'),
    said('accounts:health.mailsFailed', { count: 2 }),
    said('accounts:health.jobsFailed', { count: 1 }),
  ].map((words) => page.indexOf(words));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
  expect(page).toContain(said('accounts:health.mailSays', { sent: '1', failed: '2' }));
  app.disk.freeBytes = 1e12;
  expect((await app.get('/admin/health', await app.person('doctor'))).status).toBe(404);
});

test('jobs are listed by state and kind, a page at a time; a retried one leads back to its page', async () => {
  const many = Array.from({ length: 30 }, (_, n) => failed('scorm.tidy', 10 + n));
  await db.transact((tx) => tx.insert(jobs).values(many));
  const second = await app.text('/admin/work?state=failed&kind=scorm.tidy&page=2', administrator);
  expect(second.match(/name="jobId"/g)).toHaveLength(5);
  expect(second).toContain(said('accounts:work.found', { count: '30' }));
  expect(second).not.toContain('no way for mail');
  expect(second).toContain('kind=scorm.tidy');
  const path = '/admin/work?state=failed&kind=scorm.tidy&page=2';
  const answer = await app.post(path, { intent: 'retry', jobId: many[29]!.id }, administrator);
  expect(answer.headers.get('location')).toContain('kind=scorm.tidy&page=2');
  const waiting = await app.text('/admin/work?state=waiting', administrator);
  expect(waiting).toContain('scorm.tidy');
  // An address that was typed asks for what there is.
  expect((await app.get('/admin/work?state=odd&page=-1', administrator)).status).toBe(200);
});
