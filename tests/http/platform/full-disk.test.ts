import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFiles } from '#app/platform/files.server.ts';
import { warnOfFullDisk } from '#app/domains/operations/storage/warn-of-full-disk.server.ts';
import { sendActivity, ACTIVITY } from '#tests/support/activities.ts';
import { openStorage, pdfOf } from '#tests/support/storage.ts';
import { mailsTo } from '#tests/support/mails.ts';
import { beginAttempt } from '#tests/support/begin-attempt.ts';
import { makeApp } from '#tests/support/app.ts';
import { pieceOf } from '#tests/support/words.ts';
import { eq } from 'drizzle-orm';
import { certificates } from '#db/schema/certificates.ts';
import { externalActivities } from '#db/schema/credits.ts';
import { completeIn } from '#tests/support/completion.ts';
import { ANSWERS } from '#tests/support/accrediting.ts';
import { verified } from '#tests/support/consultation.ts';
import { serveContent } from '#tests/support/content-client.ts';

const app = await makeApp();
const { db } = app.platform;
const content = serveContent(app);
const { administrator, learner, associationId, course } = await openStorage(app);

test('while the disk is nearly full uploads stop in words; signing in and pages go on, and administrators are written to once', async () => {
  app.disk.freeBytes = 10;
  const answer = await sendActivity(app, '/credit/activities/new', learner, {}, pdfOf(2000));
  expect(answer.status).toBe(507);
  expect(answer.headers.get('retry-after')).toBe('300');
  expect(await answer.text()).toContain(pieceOf('errors:storage_full'));
  expect((await app.person('late')).cookie).toBeTruthy();
  expect((await app.get('/credit', learner)).status).toBe(200);
  expect(await (await app.get('/admin/people', administrator)).text()).toContain(
    pieceOf('accounts:storage.stop'),
  );
  const now = new Date();
  await warnOfFullDisk({ ...app.platform, now });
  await warnOfFullDisk({ ...app.platform, now });
  const mailed = await mailsTo(app, administrator);
  expect(
    mailed.filter(({ subject }) => subject.includes(pieceOf('accounts:storage.mail.stop'))),
  ).toHaveLength(1);
  app.disk.freeBytes = 1e12;
});

test('a full disk under a write is told in words, whichever layer hits it', async () => {
  const { toFailure } = await import('#app/http/error-response.server.ts');
  const wrapped = (code: string) =>
    new Error('failed', { cause: Object.assign(new Error('no space'), { code }) });
  for (const code of ['ENOSPC', 'SQLITE_FULL', '53100'])
    expect(toFailure(wrapped(code))?.code).toBe('storage_full');
  expect(toFailure(wrapped('ENOENT'))).toBeNull();
});

test('the folders of the files are there before the disk is full', () => {
  const files = openFiles(app.folder);
  expect(existsSync(join(app.folder, 'files', 'ff'))).toBe(true);
  expect(files.pathOf('ff00')).toContain('ff');
});

test('while the disk is nearly full commits are taken and credit is given; evidence waits', async () => {
  const doctor = await verified(app, 'working', associationId);
  const { commit, attempt } = await beginAttempt(app, content, course.path, doctor);
  const activity = { ...ACTIVITY, associationId };
  app.disk.freeBytes = 10;
  expect((await sendActivity(app, '/credit/activities/new', doctor, activity, pdfOf(1000))).status).toBe(507);
  expect((await commit({ sequence: 1, cmi: { 'cmi.location': '1' } })).status).toBe(200);
  const { registrationId } = (await attempt()).attempt;
  await db.transact(async (tx) => {
    await completeIn(tx, registrationId);
  });
  expect((await app.post(`/registrations/${registrationId}/evaluation`, ANSWERS, doctor)).status).toBe(302);
  expect(await db.read.$count(certificates, eq(certificates.personId, doctor.id))).toBe(1);
  app.disk.freeBytes = 1e12;
  expect(await db.read.$count(externalActivities, eq(externalActivities.personId, doctor.id))).toBe(0);
});
