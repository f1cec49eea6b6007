import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { setQuota } from '#app/domains/operations/storage/set-quota.server.ts';
import { setCover } from '#app/domains/catalogue/courses/set-cover.server.ts';
import { stageCover } from '#app/domains/catalogue/courses/stage-cover.server.ts';
import { externalActivities } from '#db/schema/credits.ts';
import { ACTIVITY, sendActivity } from '#tests/support/activities.ts';
import { hashOf, openStorage, pdfOf } from '#tests/support/storage.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { said, pieceOf } from '#tests/support/words.ts';
import { verified } from '#tests/support/consultation.ts';

const app = await makeApp();
const { author, officer, administrator, learner, associationId, course, pathOf } = await openStorage(app);

const PNG = (bytes: number) => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(bytes)]);
async function cover(body: Buffer): Promise<void> {
  const ctx = await app.as(author);
  const staged = await stageCover(ctx, course.courseId, Readable.from([body]));
  try {
    await setCover(ctx, course.courseId, staged);
  } finally {
    await staged.discard();
  }
}
const quota = (kind: string, ownerId: string, megabytes: string) =>
  app.post('/admin/storage', { kind, ownerId, megabytes }, administrator);
async function handIn(path: string, person: Person, body: Buffer, day: string) {
  const form = { ...ACTIVITY, associationId, reason: 'on paper', 'date-0': day };
  const answer = await sendActivity(app, path, person, form, body);
  return { status: answer.status, text: await answer.text() };
}

test('an upload past the quota is refused in words and leaves nothing; an administrator can make an exception', async () => {
  const limit = (megabytes: string) =>
    app.post('/admin/storage', { kind: 'person', ownerId: author.id, megabytes }, administrator);
  expect((await limit('1')).status).toBe(302);
  const body = PNG(1_500_000);
  await expect(cover(body)).rejects.toMatchObject({ code: 'quota_reached', facts: { megabytes: 1 } });
  expect(existsSync(pathOf(body))).toBe(false);
  expect(readdirSync(join(app.folder, 'incoming'))).toEqual([]);
  expect((await limit('')).status).toBe(302);
  await cover(body);
  expect(existsSync(pathOf(body))).toBe(true);
  const page = await (await app.get('/admin/storage', administrator)).text();
  expect(page).toContain('author Test');
  expect((await limit('many')).status).toBe(422);
  expect(
    (await app.post('/admin/storage', { kind: 'person', ownerId: 'x', megabytes: '1' }, administrator))
      .status,
  ).toBe(404);
  expect(await (await app.get('/author', author)).text()).toContain(said('accounts:storage.own'));
});

test('many uploads at once do not come in side by side past a quota', async () => {
  const ctx = await app.as(administrator);
  const { bytesOf } = await import('#db/file-references.ts');
  const owner = { kind: 'person', id: author.id } as const;
  const used = await bytesOf(app.platform.db.read, owner);
  await setQuota(ctx, { kind: 'person', ownerId: author.id, megabytes: String(Math.ceil(used / 1e6) + 2) });
  await Promise.allSettled(Array.from({ length: 6 }, () => cover(PNG(1_200_000))));
  expect(await bytesOf(app.platform.db.read, owner)).toBeLessThanOrEqual(Math.ceil(used / 1e6) * 1e6 + 2e6);
  await setQuota(ctx, { kind: 'person', ownerId: author.id, megabytes: '' });
});

test('evidence counts for the doctor who handed it in, an officer’s for the association', async () => {
  const { bytesOf } = await import('#db/file-references.ts');
  const { db } = app.platform;
  const body = pdfOf(5000);
  const path = `/associations/assoc/members/${learner.id}/activities/new`;
  const form = { ...ACTIVITY, associationId, reason: 'on paper', 'date-0': '2026-03-05' };
  const answer = await sendActivity(app, path, officer, form, body);
  expect(answer.status).toBe(302);
  const [row] = await db.read
    .select()
    .from(externalActivities)
    .where(eq(externalActivities.personId, learner.id));
  expect(row).toMatchObject({ fileByOfficer: true, fileHash: hashOf(body), fileBytes: body.length });
  expect(await bytesOf(db.read, { kind: 'association', id: associationId })).toBe(body.length);
  expect(await bytesOf(db.read, { kind: 'person', id: learner.id })).toBe(0);
});

test.each([
  ['a doctor’s', '/credit/activities/new', () => learner, () => quota('person', learner.id, '1'), '2026-03-02'],
  ['an officer’s, of the association', '', () => officer, () => quota('association', associationId, '1'), '2026-03-03'],
])('evidence past the quota is refused with a sentence, and nothing of it stays: %s', async (_name, path, who, limit, day) => {
  const address = path || `/associations/assoc/members/${learner.id}/activities/new`;
  expect((await limit()).status).toBe(302);
  const [large, small] = [pdfOf(1_200_000), pdfOf(300_000)];
  const refused = await handIn(address, who(), large, day);
  expect([refused.status, refused.text]).toEqual([413, expect.stringContaining('the storage limit here is 1 MB')]);
  expect([existsSync(pathOf(large)), readdirSync(join(app.folder, 'incoming'))]).toEqual([false, []]);
  expect((await handIn(address, who(), small, day)).status).toBe(302);
  expect(existsSync(pathOf(small))).toBe(true);
}); // oxfmt-ignore

test.each([
  ['10000000', said('errors:number_out_of_range', { min: 0, max: 9_999_999 })],
  ['-1', said('errors:number_out_of_range', { min: 0, max: 9_999_999 })],
  ['much', said('errors:whole_number')],
])('a quota of %s megabytes is refused with the numbers that it may be', async (megabytes, sentence) => {
  const answer = await quota('person', learner.id, megabytes);
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(sentence)]);
});

test('an installation has a quota too, whosever the files are', async () => {
  const { quotas } = app.platform.settings;
  const body = pdfOf(200_000);
  quotas.installation = 100_000;
  const refused = await handIn('/credit/activities/new', await verified(app, 'fresh', associationId), body, '2026-03-04'); // oxfmt-ignore
  quotas.installation = 0;
  expect([refused.status, refused.text]).toEqual([
    507,
    expect.stringContaining(pieceOf('errors:storage_full')),
  ]);
  expect(existsSync(pathOf(body))).toBe(false);
});
