import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createHash, randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { setQuota } from '#app/domains/operations/storage/set-quota.server.ts';
import { openLaunch } from '#app/domains/scorm/launches/open-launch.server.ts';
import { recordHeartbeat } from '#app/domains/scorm/commits/record-heartbeat.server.ts';
import { setCover } from '#app/domains/catalogue/courses/set-cover.server.ts';
import { stageCover } from '#app/domains/catalogue/courses/stage-cover.server.ts';
import { closeFolder } from '#app/platform/close-folder.server.ts';
import { openFiles } from '#app/platform/files.server.ts';
import { enqueueJob, jobKind, runDueJobs } from '#app/platform/jobs.server.ts';
import { warnOfFullDisk } from '#app/domains/operations/storage/warn-of-full-disk.server.ts';
import { isNightlyWorkDue } from '#app/platform/nightly.ts';
import { sweepFiles, sweepIncoming } from '#app/platform/sweep-files.server.ts';
import { courses } from '#db/schema/catalogue.ts';
import { externalActivities } from '#db/schema/credits.ts';
import { scormIntervals } from '#db/schema/scorm.ts';
import { jobs, mails } from '#db/schema/platform.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { verified } from '#tests/support/consultation.ts';
import { launch, publishCourse } from '#tests/support/course.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
let author: Person;
let learner: Person;
let officer: Person;
let administrator: Person;
let course: Awaited<ReturnType<typeof publishCourse>>;
let associationId: string;

beforeAll(async () => {
  author = await app.person('author', ['author']);
  officer = await app.person('officer');
  administrator = await app.person('admin', ['administrator']);
  associationId = await app.association('assoc', [officer]);
  learner = await verified(app, 'learner', associationId);
  course = await publishCourse(app, author);
}, 60_000);

const LATER = (days: number) => new Date(Date.now() + days * 86_400_000);
const pathOf = (hash: string) => app.platform.files.pathOf(hash);
const PDF = (bytes = 2000) => Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(bytes)]);
const hashOf = (body: Buffer) => createHash('sha256').update(body).digest('hex');

/** A file that nothing refers to, as old as `days`. */
function strayFile(days: number): string {
  const body = randomBytes(64);
  const hash = hashOf(body);
  writeFileSync(pathOf(hash), body);
  const at = LATER(-days);
  utimesSync(pathOf(hash), at, at);
  return hash;
}

function activityForm(body: Buffer, more: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(more)) form.set(name, value);
  form.set('evidence', new File([new Uint8Array(body)], 'paper.pdf', { type: 'application/pdf' }));
  return form;
}

test('a file that came with a refused form is not kept, and nothing of it is left on its way in', async () => {
  const body = PDF();
  const answer = await app.send('/credit/activities/new', {
    method: 'POST',
    body: activityForm(body),
    cookie: learner.cookie,
  });
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

test('an upload past the quota is refused in words and leaves nothing; an administrator can make an exception', async () => {
  const limit = (megabytes: string) =>
    app.post('/admin/storage', { kind: 'person', ownerId: author.id, megabytes }, administrator);
  expect((await limit('1')).status).toBe(302);
  const body = PNG(1_500_000);
  await expect(cover(body)).rejects.toMatchObject({ code: 'quota_reached', facts: { megabytes: 1 } });
  expect(existsSync(pathOf(hashOf(body)))).toBe(false);
  expect(readdirSync(join(app.folder, 'incoming'))).toEqual([]);
  expect((await limit('')).status).toBe(302);
  await cover(body);
  expect(existsSync(pathOf(hashOf(body)))).toBe(true);
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

test('while the disk is nearly full uploads stop in words; signing in and pages go on, and administrators are written to once', async () => {
  app.disk.freeBytes = 10;
  const answer = await app.send('/credit/activities/new', {
    method: 'POST',
    body: activityForm(PDF()),
    cookie: learner.cookie,
  });
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
  const mailed = await app.platform.db.read
    .select()
    .from(mails)
    .where(eq(mails.recipient, administrator.email));
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

test('what lies in DATA_DIR is only its owner’s to read, whatever it was before', async () => {
  const path = join(app.folder, 'mail', 'open.txt');
  writeFileSync(path, 'x');
  chmodSync(path, 0o644);
  chmodSync(join(app.folder, 'mail'), 0o755);
  const { changed } = await closeFolder(app.folder);
  expect(changed).toBeGreaterThanOrEqual(2);
  const modes = (readdirSync(app.folder, { recursive: true }) as string[]).map(
    (name) => statSync(join(app.folder, name)).mode & 0o077,
  );
  expect(new Set(modes)).toEqual(new Set([0]));
});

test('a job whose process was killed is tried again within the minute; one that runs is not taken twice', async () => {
  const { db, log } = app.platform;
  let now = new Date();
  await db.transact((tx) => enqueueJob(tx, now, jobKind('slow', {}), {}));
  let began = 0;
  let finish = () => {};
  const slow = new Promise<void>((done) => (finish = done));
  const handlers = {
    slow: async () => {
      began++;
      await slow;
    },
  };
  const only = { slow: handlers.slow, mail: async () => undefined };
  const first = runDueJobs(db, only, log, () => now);
  await expect.poll(() => began).toBe(1);
  await runDueJobs(db, only, log, () => now);
  expect(began).toBe(1);
  now = new Date(now.getTime() + 45_000);
  const second = runDueJobs(db, only, log, () => now);
  await expect.poll(() => began).toBe(2);
  finish();
  await Promise.all([first, second]);
  const [job] = await db.read.select().from(jobs).where(eq(jobs.kind, 'slow'));
  expect(job).toMatchObject({ state: 'done', attempts: 2 });
});

test('a job that a clock put far ahead runs once the clock is right', async () => {
  const { db, log } = app.platform;
  await db.transact((tx) => enqueueJob(tx, LATER(3), jobKind('ahead', {}), {}));
  let ran = 0;
  await runDueJobs(
    db,
    { ahead: async () => void ran++, mail: async () => undefined },
    log,
    app.platform.clock,
  );
  expect(ran).toBe(1);
});

test('the folders of the files are there before the disk is full', () => {
  const files = openFiles(app.folder);
  expect(existsSync(join(app.folder, 'files', 'ff'))).toBe(true);
  expect(files.pathOf('ff00')).toContain('ff');
});

test('evidence counts for the doctor who handed it in, an officer’s for the association', async () => {
  const { bytesOf } = await import('#db/file-references.ts');
  const { db } = app.platform;
  const body = PDF(5000);
  const form = activityForm(body, {
    title: 'A day on the coast',
    organiser: 'Somebody',
    language: 'en',
    activityType: 'live_onsite',
    associationId,
    reason: 'on paper',
    'date-0': '2026-03-05',
    'from-0': '09:00',
    'to-0': '12:00',
  });
  const answer = await app.send(`/associations/assoc/members/${learner.id}/activities/new`, {
    method: 'POST',
    body: form,
    cookie: officer.cookie,
  });
  expect(answer.status).toBe(302);
  const [row] = await db.read
    .select()
    .from(externalActivities)
    .where(eq(externalActivities.personId, learner.id));
  expect(row).toMatchObject({ fileByOfficer: true, fileHash: hashOf(body), fileBytes: body.length });
  expect(await bytesOf(db.read, { kind: 'association', id: associationId })).toBe(body.length);
  expect(await bytesOf(db.read, { kind: 'person', id: learner.id })).toBe(0);
});

test('a launch that was touched while the clock was ahead counts time again as soon as the clock is right', async () => {
  const ctx = await app.as(learner);
  const { token } = await launch(app, learner, course.path);
  const open = await openLaunch(ctx, token, null);
  const at = (seconds: number) => ({ ...ctx, now: new Date(Date.now() + seconds * 1000) });
  await recordHeartbeat(at(7200), open);
  await recordHeartbeat(at(0), open);
  await recordHeartbeat(at(40), open);
  const own = await app.platform.db.read
    .select()
    .from(scormIntervals)
    .where(eq(scormIntervals.launchId, open.launch.id));
  const spans = own.map(({ fromAt, toAt }) => Math.round((toAt.getTime() - fromAt.getTime()) / 1000));
  expect(spans.sort((a, b) => a - b)).toEqual([0, 40]);
});

test('a command under the usual mask of a machine writes nothing that others can read', () => {
  const folder = join(app.folder, 'of-a-command');
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '' };
  const mailed = execFileSync(
    'sh',
    ['-c', 'umask 022; exec node_modules/.bin/tsx cli/main.ts files sweep --dry-run --json'],
    { env, encoding: 'utf8' },
  );
  expect(JSON.parse(mailed)).toMatchObject({ dryRun: true, files: 0, error: null });
  const names = ['.', ...(readdirSync(folder, { recursive: true }) as string[])];
  expect(names.length).toBeGreaterThan(4);
  expect(names.filter((name) => statSync(join(folder, name)).mode & 0o077)).toEqual([]);
}, 120_000);
