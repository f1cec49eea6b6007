import { spawnSync } from 'node:child_process';
import { writeFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openFolderArchive } from '#app/domains/modules/imports/open-folder-archive.server.ts';
import { startImport } from '#app/domains/modules/imports/start-import.server.ts';
import type { Fault } from '#app/domains/modules/format/fault.ts';
import { faultText } from '#app/domains/modules/format/fault-text.server.ts';
import type { FindingCode } from '#app/domains/scorm/inspection/finding.ts';
import { ImportOver, beginImport, progressOf } from '#app/domains/modules/internal/import-row.server.ts';
import { stagePackage } from '#app/domains/scorm/packages/stage-package.server.ts';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { processCtx } from '#app/platform/process-ctx.server.ts';
import { DatabaseBusy } from '#db/database.ts';
import { referredAmong } from '#db/file-references.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';
import { moduleFiles, moduleImports } from '#db/schema/modules.ts';
import { jobs } from '#db/schema/platform.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { type CourseFiles, smallCourse } from '#tests/support/course-folder.ts';
import { type Entry, zip } from '#tests/support/packages.ts';
import { said } from '#tests/support/words.ts';
import { jobHandlers } from '../../../server/scheduled-work.ts';

const app = await makeApp();
const { db } = app.platform;
const author = await app.person('author', ['author']);

const named = (slug: string): CourseFiles => {
  const files = smallCourse();
  return {
    ...files,
    'course.yaml': String(files['course.yaml']).replace('slug: small-course', `slug: ${slug}`),
  };
};
const entriesOf = (files: CourseFiles, top = ''): Entry[] =>
  Object.entries(files).map(([path, content]) => ({ path: top + path, content }));
const upload = (bytes: Buffer, person: Person | null = author) => {
  const body = new FormData();
  body.append('folder', new File([new Uint8Array(bytes)], 'my-course.zip', { type: 'application/zip' }));
  return app.send('/author/imports', { method: 'POST', body, cookie: person?.cookie });
};
const work = () => runDueJobs(db, jobHandlers(app.platform), app.platform.log, app.platform.clock);
const rowOf = async (path: string) => {
  const [row] = await db.read
    .select()
    .from(moduleImports)
    .where(eq(moduleImports.id, path.split('/').at(-1)!));
  return row!;
};
/** Uploads a folder and returns the address of its import. */
const start = async (files: CourseFiles, top = '', beside: CourseFiles = {}): Promise<string> => {
  const answer = await upload(await zip([...entriesOf(beside), ...entriesOf(files, top)]));
  expect(answer.status).toBe(302);
  return answer.headers.get('location')!;
};

test.each([
  ['in a folder of its own', 'my-course/'],
  ['in a folder within another', 'courses/my course/'],
  ['by itself', ''],
])('a folder, zipped %s, becomes a draft while its author watches', async (_, top) => {
  const files = named(`watched-${top.length}`);
  const path = await start({ ...files, '.git/config': 'x' }, top, {
    '__MACOSX/._course.yaml': 'x',
    '.DS_Store': 'x',
  });
  const running = await app.text(path, author);
  expect(running).toContain(said('modules:import.reading'));
  expect(running).toMatch(/<noscript><meta http-equiv="refresh"/);
  const { archiveHash } = await rowOf(path);
  await work();
  const { courseId, state, done, total } = await rowOf(path);
  expect({ state, done, total }).toEqual({ state: 'done', done: Object.keys(files).length, total: Object.keys(files).length }); // oxfmt-ignore
  expect(await app.text(path, author)).toContain(`href="/author/courses/${courseId}"`);
  expect((await app.get(`/author/courses/${courseId}`, author)).status).toBe(200);
  // Nothing refers to the zip any more, so that it counts for nobody and the next sweep takes it.
  expect(await referredAmong(db.read, [archiveHash!])).toEqual(new Set());
});

test('the folder of a course is downloaded as a zip, and uploaded again it is the next draft of the same course', async () => {
  const files = named('round');
  const first = await rowOf(await start(files).then(async (path) => (await work(), path)));
  const path = `/author/courses/${first.courseId}/folder`;
  const answer = await app.get(path, author);
  expect(answer.headers.get('content-disposition')).toContain('filename="round.zip"');
  const bytes = Buffer.from(await answer.arrayBuffer());
  const file = join(app.folder, 'round.zip');
  writeFileSync(file, bytes);
  const { archive, files: inside } = await openFolderArchive(file);
  const back = new Map<string, string>();
  for (const each of inside) back.set(each.path, (await buffer(await archive.open(each))).toString('utf8'));
  archive.close();
  expect(Object.fromEntries([...back].sort())).toEqual(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, String(text)]).sort()), // oxfmt-ignore
  );
  expect((await app.get(path, await app.person('other', ['author']))).status).toBe(404);
  const again = (await upload(bytes)).headers.get('location')!;
  await work();
  expect((await rowOf(again)).courseId).toBe(first.courseId);
  expect(await db.read.$count(courseVersions, eq(courseVersions.courseId, first.courseId!))).toBe(1);
});

test('what is wrong in a folder is told by file and line, as the command line does, and nothing of it is kept', async () => {
  const before = [await db.read.$count(courses), await db.read.$count(moduleFiles)];
  const { 'en/anna.md': _, ...files } = named('faulty');
  const path = await start({ ...files, 'en/final.md': '# Title\n\n<b>bold</b>\n', 'packages/visit.zip': 'no zip' }); // oxfmt-ignore
  await work();
  const { faults, state, archiveHash } = await rowOf(path);
  expect([state, archiveHash]).toEqual(['faulty', null]);
  expect(faults!.all).toBe(faults!.first.length);
  expect(faults!.first.map(({ code }) => code)).toContain('package_refused');
  const page = (await app.text(path, author)).replaceAll('&#x27;', "'").replaceAll('&quot;', '"');
  for (const fault of faults!.first) {
    expect(page).toContain(fault.file);
    expect(page).toContain(faultText(fault as Fault).split(`line ${fault.line}: `)[1]!.replaceAll('<', '&lt;').replaceAll('>', '&gt;')); // oxfmt-ignore
  }
  expect(faults!.first.map(({ file, code }) => [file, code])).toContainEqual(['en/anna.md', 'text_missing']);
  expect(faults!.first.map(({ file, line, code }) => [file, line, code])).toContainEqual(['en/final.md', 3, 'html']); // oxfmt-ignore
  expect([await db.read.$count(courses), await db.read.$count(moduleFiles)]).toEqual(before);
});

const course = () => entriesOf(named('hostile'));
const renamed = async (entry: Entry, to: string): Promise<Buffer> => {
  const bytes = await zip([...course(), entry]);
  return Buffer.from(bytes.toString('latin1').replaceAll(entry.path, to), 'latin1');
};
/** Findings whose sentence is about the folder; the others are told in the words of packages. */
const OF_FOLDERS = ['not_a_zip', 'unsafe_name', 'symlink', 'bomb'] as const;
test.each<[string, () => Promise<Buffer>, FindingCode, Record<string, string | number>?]>([
  ['text', async () => Buffer.from('hello'), 'not_a_zip'],
  ['an empty zip', () => zip([]), 'empty_zip'],
  ['a path that leaves the folder', () => renamed({ path: 'aa/evil.md', content: 'x' }, '../evil.md'), 'unsafe_name', { name: '../evil.md' }],
  ['a link', () => zip([...course(), { path: 'media/link.png', content: '/etc/passwd', mode: 0o120777 }]), 'symlink', { name: 'media/link.png' }],
  ['two files of one name', () => zip([...course(), { path: 'en/Begin.md', content: 'x' }]), 'names_collide', { name: 'en/Begin.md' }],
  ['a bomb', () => zip([...course(), { path: 'media/bomb.csv', content: Buffer.alloc(3_000_000) }]), 'bomb', { name: 'media/bomb.csv' }],
])('%s is refused with a sentence, and nothing is kept', async (_, make, code, facts = {}) => {
  const before = await db.read.$count(moduleImports);
  const answer = await upload(await make());
  expect(answer.status).toBe(422);
  const own = OF_FOLDERS.find((each) => each === code);
  const page = (await answer.text()).replaceAll('<!-- -->', '');
  for (const line of said(own ? `modules:import.zip.${own}` : `scorm:finding.${code}`, facts).split('\n'))
    expect(page).toContain(line);
  expect(page).not.toContain('Export');
  expect(await db.read.$count(moduleImports)).toBe(before);
  expect(readdirSync(join(app.folder, 'incoming'))).toEqual([]);
}); // oxfmt-ignore

test('a form without a file, and a zip without course.yaml, are told as what they are', async () => {
  const body = new FormData();
  body.append('nothing', '');
  const answer = await app.send('/author/imports', { method: 'POST', body, cookie: author.cookie });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(said('errors:file_needed'));
  const path = await start({ 'readme.md': 'Hello' });
  const elsewhere = await start({ 'readme.md': 'Hello', 'old/course/course.yaml': 'format: 1' });
  const zipped = await start({ 'course/my-course.zip': await zip(entriesOf(named('zipped'))) });
  await work();
  expect((await rowOf(zipped)).faults!.first).toEqual([{ file: 'course.yaml', line: 1, code: 'structure_zipped', facts: { found: 'my-course.zip' } }]); // oxfmt-ignore
  expect((await rowOf(elsewhere)).faults!.first).toEqual([{ file: 'course.yaml', line: 1, code: 'structure_elsewhere', facts: { found: 'old/course/course.yaml' } }]); // oxfmt-ignore
  expect((await rowOf(path)).faults!.first).toEqual([{ file: 'course.yaml', line: 1, code: 'structure_missing', facts: {} }]); // oxfmt-ignore
});

test('while a course is being imported it is not imported a second time; a cancelled import leaves nothing', async () => {
  const path = await start(named('twice'));
  const second = await upload(await zip(entriesOf({ ...named('twice'), 'media/other.svg': String(smallCourse()['media/map.svg']) }))); // oxfmt-ignore
  expect(second.status).toBe(409);
  expect(await second.text()).toContain(said('errors:import_running'));
  // Another course of theirs, and another author's of the same name, come in beside it.
  await start(named('beside'));
  expect((await upload(await zip(entriesOf(named('twice'))), await app.person('other', ['author']))).status).toBe(302); // oxfmt-ignore
  expect((await app.post(path, { intent: 'cancel' }, author)).status).toBe(302);
  expect((await app.post(path, { intent: 'cancel' }, author)).status).toBe(409);
  await work();
  expect(await rowOf(path)).toMatchObject({ state: 'cancelled', courseId: null, archiveHash: null });
  await start(named('twice'));
  await work();
});

test('an import that has not begun while another runs says that it waits, and begins by itself', async () => {
  const first = await start(named('before'));
  const second = await start(named('after'));
  await beginImport(processCtx(app.platform, new Date()), first.split('/').at(-1)!);
  expect(await app.text(first, author)).toContain(said('modules:import.reading'));
  const page = await app.text(second, author);
  expect(page).toContain(said('modules:import.waiting'));
  expect(page).not.toContain(said('modules:import.reading'));
  expect(page).not.toContain('<progress');
  const list = await app.text('/author/imports', author);
  expect(list.split(said('modules:import.state.waiting'))).toHaveLength(2);
  expect(list.split(said('modules:import.state.running'))).toHaveLength(2);
  await work();
  expect([(await rowOf(first)).state, (await rowOf(second)).state]).toEqual(['done', 'done']);
});

test('an import is its author’s alone, and who is no author uploads none', async () => {
  const path = await start(named('private'));
  expect((await app.get(path, await app.person('other', ['author']))).status).toBe(404);
  expect((await app.post(path, { intent: 'cancel' }, await app.person('other', ['author']))).status).toBe(404); // oxfmt-ignore
  expect((await upload(await zip(course()), await app.person('doctor'))).status).toBe(404);
  await work();
});

test('an import that is killed with its process begins again from the stored zip', async () => {
  const archive = await stagePackage(await app.as(author), {
    stream: Readable.from([await zip(entriesOf(named('killed')))]),
    fileName: 'killed.zip',
  });
  const { id } = await startImport(await app.as(author), archive);
  const { settings } = app.platform;
  const killed = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tests/support/killed-import.ts', id!, '5'],
    {
      env: { ...process.env, DATA_DIR: settings.dataDir, DATABASE_URL: settings.databaseUrl },
      encoding: 'utf8',
    },
  );
  expect(killed.signal, killed.stderr).toBe('SIGKILL');
  expect(await rowOf(id!)).toMatchObject({ state: 'running', tries: 1 });
  await work();
  const row = await rowOf(id!);
  expect(row).toMatchObject({ state: 'done', tries: 2 });
  expect(await db.read.$count(courses, eq(courses.id, row.courseId!))).toBe(1);
  expect(await db.read.$count(jobs, eq(jobs.state, 'waiting'))).toBe(0);
});

test('a folder that would fill the disk is refused before anything of it is there', async () => {
  const { stop } = app.platform.settings.disk;
  const before = readdirSync(join(app.folder, 'incoming'));
  const path = await start(named('no-room'));
  app.disk.freeBytes = stop + 100;
  await work();
  app.disk.freeBytes = 1e12;
  expect(await rowOf(path)).toMatchObject({
    state: 'refused',
    refusal: { of: 'error', code: 'storage_full' },
  });
  expect(readdirSync(join(app.folder, 'incoming'))).toEqual(before);
});

test('an import whose progress cannot be written goes on, and stops where it was cancelled', async () => {
  const path = await start(named('busy'));
  const id = path.split('/').at(-1)!;
  const ctx = processCtx(app.platform, new Date());
  const busy = { ...db, transact: () => Promise.reject(new DatabaseBusy('the file is locked')) };
  await progressOf({ ...ctx, db: busy }, id)(3, 3, null);
  await progressOf(ctx, id)(3, 3, null);
  expect(await rowOf(path)).toMatchObject({ done: 3, total: 3 });
  await app.post(path, { intent: 'cancel' }, author);
  await expect(progressOf(ctx, id)(3, 3, null)).rejects.toBeInstanceOf(ImportOver);
  await work();
});

test('while a recording is made ready its author reads which one, of how many, and how far it is', async () => {
  const path = await start(named('recorded'));
  const id = path.split('/').at(-1)!;
  await progressOf(processCtx(app.platform, new Date()), id)(0, 22, { at: 2, of: 3, percent: 50 });
  const words = said('modules:import.recording', { at: 2, of: 3, percent: '50%' });
  const page = await app.text(path, author);
  expect(page).toContain(`<p>${words}</p>`);
  expect(page).toMatch(/<progress [^>]*value="1.5" max="3"/);
  expect(await app.text('/author/imports', author)).toContain(words);
  await progressOf(processCtx(app.platform, new Date()), id)(4, 22, null);
  expect(await app.text(path, author)).toContain(said('modules:import.progress', { done: 4, total: 22 }));
  await app.post(path, { intent: 'cancel' }, author);
});

test('an import that ends its process each time is given up with a sentence', async () => {
  const path = await start(named('deadly'));
  await db.transact((tx) =>
    tx
      .update(moduleImports)
      .set({ tries: 5 })
      .where(eq(moduleImports.id, path.split('/').at(-1)!)),
  );
  await work();
  expect(await rowOf(path)).toMatchObject({ state: 'refused', refusal: { of: 'error', code: 'unexpected' } });
  expect(await app.text(path, author)).toContain(said('errors:unexpected').split('\n')[0]);
});
