import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { isNightlyWorkDue } from '#app/platform/nightly.ts';
import { sweepFiles, sweepIncoming } from '#app/platform/sweep-files.server.ts';
import { courses } from '#db/schema/catalogue.ts';
import { sendActivity } from '#tests/support/activities.ts';
import { hashOf, openStorage, pdfOf } from '#tests/support/storage.ts';
import { makeApp } from '#tests/support/app.ts';

const app = await makeApp();
const { learner, course } = await openStorage(app);

const LATER = (days: number) => new Date(Date.now() + days * 86_400_000);
const pathOf = (hash: string) => app.platform.files.pathOf(hash);

/** A file that nothing refers to, as old as `days`. */
function strayFile(days: number): string {
  const body = randomBytes(64);
  const hash = hashOf(body);
  writeFileSync(pathOf(hash), body);
  const at = LATER(-days);
  utimesSync(pathOf(hash), at, at);
  return hash;
}

test('a file that came with a refused form is not kept, and nothing of it is left on its way in', async () => {
  const body = pdfOf(2000);
  const answer = await sendActivity(app, '/credit/activities/new', learner, {}, body);
  expect(answer.status).toBe(422);
  expect(existsSync(pathOf(hashOf(body)))).toBe(false);
  expect(readdirSync(join(app.folder, 'incoming'))).toEqual([]);
});

test('what a unit refers to is in its place once it is durable; a refused unit leaves nothing', async () => {
  const staging = app.platform.files.stage();
  const { hash } = await staging.put(Readable.from([randomBytes(99)]), 1000);
  await expect(
    staging.settle((decided) =>
      app.platform.db.transact(
        decided(async () => {
          throw new Error('refused');
        }),
      ),
    ),
  ).rejects.toThrow('refused');
  await staging.discard();
  expect(existsSync(pathOf(hash))).toBe(false);
  expect(readdirSync(join(app.folder, 'incoming'))).toEqual([]);
});

test('where the answer of the database got lost the files wait, and the sweep keeps those that a row refers to', async () => {
  const staging = app.platform.files.stage();
  const kept = await staging.put(Readable.from([randomBytes(99)]), 1000);
  const unknown = await staging.put(Readable.from([randomBytes(98)]), 1000);
  await expect(
    staging.settle(async (decided) => {
      await app.platform.db.transact(
        decided(async (tx) => {
          await tx.update(courses).set({ coverHash: kept.hash }).where(eq(courses.id, course.courseId));
        }),
      );
      throw new Error('connection lost');
    }),
  ).rejects.toThrow('connection lost');
  await staging.discard();
  expect(existsSync(pathOf(kept.hash))).toBe(false);
  expect(await sweepIncoming(app.platform, new Date(), 3_600_000)).toBe(0);
  expect(await sweepIncoming(app.platform, LATER(1), 3_600_000)).toBe(1);
  expect(existsSync(pathOf(kept.hash))).toBe(true);
  expect(existsSync(pathOf(unknown.hash))).toBe(false);
  expect(readdirSync(join(app.folder, 'incoming'))).toEqual([]);
});

test('an upload that was broken off is cleared after an hour of silence, and not before', async () => {
  mkdirSync(join(app.folder, 'incoming', 'broken'));
  writeFileSync(join(app.folder, 'incoming', 'broken', 'half'), 'x');
  expect(await sweepIncoming(app.platform, new Date(), 3_600_000)).toBe(0);
  expect(await sweepIncoming(app.platform, new Date(Date.now() + 3_700_000), 3_600_000)).toBe(1);
});

test('only old files that nothing refers to go, to the trash first and a day later for good', async () => {
  const [old, young] = [strayFile(3), strayFile(0)];
  const dry = await sweepFiles(app.platform, new Date(), { dryRun: true });
  expect(dry).toMatchObject({ trashed: 1, deleted: 0, error: null });
  expect(existsSync(pathOf(old))).toBe(true);
  const first = await sweepFiles(app.platform, new Date());
  expect(first).toMatchObject({ trashed: 1, deleted: 0, error: null, missing: 0 });
  expect(existsSync(pathOf(old))).toBe(false);
  expect(existsSync(pathOf(young))).toBe(true);
  expect(await sweepFiles(app.platform, new Date(Date.now() + 3_600_000))).toMatchObject({ deleted: 0 });
  expect(await sweepFiles(app.platform, new Date(Date.now() + 90_000_000))).toMatchObject({ error: null });
  expect(readdirSync(join(app.folder, 'trash'), { recursive: true }).join()).not.toContain(old);
});

test('what is referred to again comes out of the trash', async () => {
  const hash = strayFile(3);
  await sweepFiles(app.platform, new Date());
  expect(existsSync(pathOf(hash))).toBe(false);
  await app.platform.db.transact(async (tx) => {
    await tx.update(courses).set({ coverHash: hash }).where(eq(courses.id, course.courseId));
  });
  expect(await sweepFiles(app.platform, new Date())).toMatchObject({ restored: 1, missing: 0 });
  expect(existsSync(pathOf(hash))).toBe(true);
});

test('a file that is uploaded again while it is old is young, so that no sweep takes it', async () => {
  const body = randomBytes(64);
  const hash = hashOf(body);
  writeFileSync(pathOf(hash), body);
  utimesSync(pathOf(hash), LATER(-9), LATER(-9));
  const staging = app.platform.files.stage();
  await staging.put(Readable.from([body]), 1000);
  await staging.settle(async (decided) => app.platform.db.transact(decided(async () => undefined)));
  await staging.discard();
  expect(await sweepFiles(app.platform, new Date())).toMatchObject({ error: null });
  expect(existsSync(pathOf(hash))).toBe(true);
});

test('a fault while it looks, or a database that knows hardly any of the files, moves nothing', async () => {
  const stray = strayFile(5);
  const folder = join(app.folder, 'trash', '0', 'folder');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(app.folder, 'trash', 'no-folder'), '');
  expect((await sweepFiles(app.platform, new Date())).error).toContain('ENOTDIR');
  expect(existsSync(pathOf(stray))).toBe(true);
  rmSync(join(app.folder, 'trash'), { recursive: true });
  const many = Array.from({ length: 150 }, () => strayFile(5));
  expect((await sweepFiles(app.platform, new Date())).error).toContain('is it the one');
  expect(many.every((hash) => existsSync(pathOf(hash)))).toBe(true);
  for (const hash of many) rmSync(pathOf(hash));
});

test('it is swept once a night, by day only after a night was missed, and whatever a clock said that was ahead', () => {
  const night = new Date('2026-11-02T02:00:00Z');
  const noon = new Date('2026-11-02T12:00:00Z');
  const before = (from: Date, hours: number) => new Date(from.getTime() - hours * 3_600_000);
  expect(isNightlyWorkDue(null, noon)).toBe(true);
  expect(isNightlyWorkDue(before(night, 24), night)).toBe(true);
  expect(isNightlyWorkDue(before(night, 1), night)).toBe(false);
  expect(isNightlyWorkDue(before(noon, 24), noon)).toBe(false);
  expect(isNightlyWorkDue(before(noon, 40), noon)).toBe(true);
  expect(isNightlyWorkDue(before(noon, -30), noon)).toBe(true);
});
