import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { exportCourse } from '#app/domains/modules/sources/export-course.server.ts';
import { importCourse } from '#app/domains/modules/sources/import-course.server.ts';
import { publishAndMoveLearners } from '#app/domains/scorm/versions/publish-and-move-learners.server.ts';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import type { RecordingProgress } from '#app/domains/modules/types.ts';
import { courses } from '#db/schema/catalogue.ts';
import { registrations } from '#db/schema/learning.ts';
import { moduleRenditions } from '#db/schema/modules.ts';
import { makeApp } from '#tests/support/app.ts';
import {
  type CourseFiles,
  folderOnDisk,
  publishNativeCourse,
  registerFor,
} from '#tests/support/course-folder.ts';
import { FFMPEG, until } from '#tests/support/mux-local.ts';
import { jobHandlers } from '../../../server/scheduled-work.ts';
import { brokenOff, CAPTIONS, courseWith, largeVideo, PDF, type PageText, silence, silentVideo, sound, video, videoOfShortSound, withVideo } from '#tests/support/recordings.ts'; // oxfmt-ignore

const app = await makeApp();
const author = await app.person('author', ['author']);
const bring = async (files: CourseFiles) => importCourse(await app.as(author), folderOnDisk(files));
const renditionsOf = async (versionId: string, name: string) => {
  const rows = await app.platform.db.read
    .select()
    .from(moduleRenditions)
    .where(and(eq(moduleRenditions.versionId, versionId), eq(moduleRenditions.name, name)));
  return Object.fromEntries(rows.map((row) => [row.kind, row]));
};
/** What ffmpeg says about a stored file. */
const look = (hash: string) =>
  spawnSync(FFMPEG, ['-hide_banner', '-i', app.platform.files.pathOf(hash)], { encoding: 'utf8' }).stderr;
const withSound: PageText = (word) => `:::audio{src="talk.wav"}\n${word} transcript.\n:::\n`;
const incoming = () => readdirSync(join(app.folder, 'incoming'));

const visit = video();
const complete = { 'visit.mp4': visit, 'visit.vtt': CAPTIONS, 'list.pdf': PDF };

test('a video that fits is copied without what its camera wrote, and made smaller for slow connections and as sound alone', async () => {
  const { versionId } = await bring(courseWith('fitting', withVideo, complete));
  const made = await renditionsOf(versionId!, 'visit.mp4');
  expect(Object.keys(made).sort()).toEqual(['audio', 'low', 'poster', 'video']);
  for (const kind of ['video', 'low', 'audio']) expect(made[kind]!.seconds).toBe(4);
  expect(made['video']).toMatchObject({ type: 'video/mp4', width: 320, height: 180 });
  expect(made['audio']!.type).toBe('audio/mp4');
  expect(made['poster']).toMatchObject({ type: 'image/webp', width: 320, height: 180 });
  expect(look(made['video']!.hash)).toMatch(/Video: h264.*320x180.*10 fps/);
  expect(look(made['audio']!.hash)).not.toContain('Video:');
  expect(look(made['audio']!.hash)).toMatch(/Audio: aac.*mono/);
  const bytes = readFileSync(app.platform.files.pathOf(made['video']!.hash));
  expect(bytes.includes('Dr Secret')).toBe(false);
  expect(visit.includes('Dr Secret')).toBe(true);
  // The part that players need first is in front of the rest.
  expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  expect(incoming()).toEqual([]);
});

test('a large video of another kind becomes one that every browser plays, upright as it was', async () => {
  const text: PageText = (word) =>
    `:::video{src="tall.mkv" captions="visit.vtt"}\n${word} transcript.\n:::\n`;
  const { versionId, faults } = await bring(
    courseWith('large', text, { 'tall.mkv': largeVideo(), 'visit.vtt': CAPTIONS }),
  );
  expect(faults).toEqual([]);
  const { video: shown, low } = await renditionsOf(versionId!, 'tall.mkv');
  expect(shown).toMatchObject({ width: 720, height: 1280 });
  expect(low).toMatchObject({ width: 240, height: 426 });
  expect(look(shown!.hash)).toMatch(/Video: h264.*yuv420p/);
  expect(look(shown!.hash)).toMatch(/Audio: aac/);
});

test('a sound comes in two rates, and a video without sound has none of its own', async () => {
  const { versionId } = await bring(courseWith('sounds', withSound, { 'talk.wav': sound() }));
  const { audio, low } = await renditionsOf(versionId!, 'talk.wav');
  expect(audio).toMatchObject({ type: 'audio/mp4', seconds: 4, width: null });
  expect(low!.bytes).toBeLessThan(audio!.bytes);
  const silent = await bring(courseWith('silent', withVideo, { ...complete, 'visit.mp4': silentVideo() }));
  expect(Object.keys(await renditionsOf(silent.versionId!, 'visit.mp4')).sort()).toEqual([
    'low',
    'poster',
    'video',
  ]);
});

test('a video whose sound ends before its picture is whole', async () => {
  const files = courseWith('short-sound', withVideo, { ...complete, 'visit.mp4': videoOfShortSound() });
  const { versionId, faults } = await bring(files);
  expect(faults).toEqual([]);
  const made = await renditionsOf(versionId!, 'visit.mp4');
  expect(made['video']!.seconds).toBe(8);
  expect(made['audio']!.seconds).toBeLessThan(5);
});

test.each([
  ['no recording at all', withVideo, { 'visit.mp4': Buffer.from('hello') }, 'media/visit.mp4', 'recording_unreadable'],
  ['half of one', withVideo, { 'visit.mp4': brokenOff() }, 'media/visit.mp4', 'recording_unreadable'],
  ['a playlist that names a file of the server', withVideo, { 'visit.mp4': '#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n' }, 'media/visit.mp4', 'recording_unreadable'],
  ['a script of ffmpeg that names one', withVideo, { 'visit.mp4': "ffconcat version 1.0\nfile '/etc/hostname'\n" }, 'media/visit.mp4', 'recording_unreadable'],
  ['a video that is sound alone', withVideo, { 'visit.mp4': sound() }, 'media/visit.mp4', 'recording_no_picture'],
  ['a sound that is a picture alone', withSound, { 'talk.wav': silentVideo() }, 'media/talk.wav', 'recording_no_sound'],
  ['a page that calls itself a document', withVideo, { 'list.pdf': '<!doctype html><script>alert(1)</script>' }, 'media/list.pdf', 'document_type'],
] as const)('%s is named by its file, and nothing is kept', async (_, text, media, file, code) => {
  const before = await app.platform.db.read.$count(courses);
  const { courseId, faults } = await bring(courseWith('refused', text, { ...complete, ...media }));
  expect(courseId).toBeNull();
  expect(faults.map((fault) => [fault.file, fault.code])).toEqual([[file, code]]);
  expect(await app.platform.db.read.$count(courses)).toBe(before);
  expect(incoming()).toEqual([]);
}); // oxfmt-ignore

test('a recording of more than two hours is too long', async () => {
  const long = silence(7300);
  const { faults } = await bring(courseWith('long', withSound, { 'talk.wav': long }));
  expect(faults).toMatchObject([{ file: 'media/talk.wav', code: 'recording_long', facts: { hours: 2 } }]);
});

test('recordings of more than twelve hours together are too many for one course, which is said before any is made ready', async () => {
  const names = Array.from({ length: 7 }, (_, at) => `talk-${at + 1}.wav`);
  const text: PageText = (word) =>
    names.map((name) => `:::audio{src="${name}"}\n${word} transcript.\n:::\n`).join('\n');
  const media = Object.fromEntries(names.map((name) => [name, silence(6600)]));
  const files = courseWith('twelve-hours', text, media);
  const reported: number[] = [];
  const { faults } = await importCourse(await app.as(author), folderOnDisk(files), (done) =>
    reported.push(done),
  );
  expect(faults).toMatchObject([{ file: 'media/talk-7.wav', code: 'recordings_long', facts: { hours: 12 } }]);
  // Only its files were done, no recording of them.
  expect(reported.at(-1)).toBe(Object.keys(files).length);
});

test('a folder that does not fit the quota of its author, or the disk, is refused before a recording is made ready', async () => {
  const files = courseWith('too-large', withVideo, complete);
  const bytes = Object.values(files).reduce((sum, each) => sum + Buffer.byteLength(each), 0);
  const ctx = await app.as(await app.person('frugal', ['author']));
  const small = {
    ...ctx,
    settings: { ...ctx.settings, quotas: { ...ctx.settings.quotas, author: bytes - 1 } },
  };
  const reported: number[] = [];
  const refused = async (within: typeof ctx) =>
    importCourse(within, folderOnDisk(files), (done) => reported.push(done)).catch((error: unknown) => error);
  expect(await refused(small)).toMatchObject({ code: 'quota_reached' });
  app.disk.freeBytes = ctx.settings.disk.stop + bytes - 1;
  expect(await refused(ctx)).toMatchObject({ code: 'storage_full' });
  app.disk.freeBytes = 1e12;
  expect(reported).toEqual([]);
  expect(incoming()).toEqual([]);
  // What is made of the recordings is asked about when it is known, before anything is stored.
  const exact = { ...ctx, settings: { ...ctx.settings, quotas: { ...ctx.settings.quotas, author: bytes } } };
  expect(await refused(exact)).toMatchObject({ code: 'quota_reached' });
  expect(reported.filter(Boolean)).toEqual([1]);
  expect(incoming()).toEqual([]);
});

test('without ffmpeg an import says what the operator does, and a course without recordings needs none', async () => {
  const ctx = await app.as(author);
  const without = { ...ctx, settings: { ...ctx.settings, ffmpegPath: join(app.folder, 'no-ffmpeg') } };
  const { courseId, faults } = await importCourse(
    without,
    folderOnDisk(courseWith('no-ffmpeg', withVideo, complete)),
  );
  expect(courseId).toBeNull();
  expect(faults).toMatchObject([{ file: 'media/visit.mp4', code: 'ffmpeg_missing' }]);
  const { faults: none } = await importCourse(
    without,
    folderOnDisk(courseWith('no-ffmpeg', (word) => word, {})),
  );
  expect(none).toEqual([]);
});

test('an import that is aborted ends its ffmpeg, and leaves nothing behind', async () => {
  const ctx = await app.as(author);
  const stop = new AbortController();
  const files = courseWith('aborted', withVideo, { ...complete, 'visit.mp4': video(20, '1920x1080') });
  const bringing = importCourse(ctx, folderOnDisk(files), undefined, undefined, stop.signal);
  bringing.catch(() => undefined);
  await until('ffmpeg to write', () =>
    incoming().some((name) => readdirSync(join(app.folder, 'incoming', name)).length > 0),
  );
  stop.abort();
  await expect(bringing).rejects.toMatchObject({ name: 'AbortError' });
  expect(incoming()).toEqual([]);
  const running = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).filter((pid) => commandOf(pid).includes(app.folder)); // oxfmt-ignore
  expect(running).toEqual([]);
});

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

test('who stops an import by what it reports ends its ffmpeg too', async () => {
  const files = courseWith('stopped', withVideo, complete);
  const stopping = importCourse(await app.as(author), folderOnDisk(files), (done) => {
    if (done === 0) throw new Error('stopped by its author');
  });
  await expect(stopping).rejects.toThrow('stopped by its author');
  expect(incoming()).toEqual([]);
});

test('of several recordings it is reported which one is being made ready, how far, and when none is any more', async () => {
  const text: PageText = (word) => `${withVideo(word)}\n:::audio{src="talk.wav"}\n${word} transcript.\n:::\n`;
  const files = courseWith('two-recordings', text, { ...complete, 'talk.wav': silence(1600) });
  const reported: (RecordingProgress | null)[] = [];
  await importCourse(await app.as(author), folderOnDisk(files), (_, __, recording) =>
    reported.push(recording),
  );
  const found = reported.filter((each) => each !== null);
  expect(found.every(({ of, percent }) => of === 2 && percent >= 0 && percent <= 100)).toBe(true);
  const places = found.map(({ at, percent }) => at * 1000 + percent);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).toEqual(expect.arrayContaining([1100, 2100]));
  // While ffmpeg is at it, too.
  expect(found.some(({ percent }) => percent > 0 && percent < 100)).toBe(true);
  expect(reported.at(-1)).toBeNull();
});

test('progress is reported to the end, and an export is the folder byte for byte, with the files of each language', async () => {
  const files = courseWith('there-and-back', withVideo, {
    ...complete,
    'fi/visit.vtt': CAPTIONS,
    'fi/list.pdf': PDF,
  });
  const reported: [number, number][] = [];
  const ctx = await app.as(author);
  const { courseId } = await importCourse(ctx, folderOnDisk(files), (done, of) => reported.push([done, of]));
  // It is told of now and then that a recording still goes on, too.
  expect([...new Set(reported.map(([done]) => done))].filter(Boolean)).toEqual(
    Array.from({ length: reported[0]![1] }, (_, at) => at + 1),
  );
  const to = join(mkdtempSync(join(tmpdir(), 'majakka-export-')), 'course');
  const paths = await exportCourse(ctx, courseId!, to);
  expect(paths.toSorted()).toEqual(Object.keys(files).toSorted());
  for (const path of paths) expect(readFileSync(join(to, path)).equals(Buffer.from(files[path]!))).toBe(true);
});

test('a recording is served to those who take the course alone, in ranges', async () => {
  const course = await publishNativeCourse(app, author, courseWith('served', withVideo, complete));
  const { video: shown } = await renditionsOf(course.versionId, 'visit.mp4');
  const path = `/lesson-files/${shown!.hash}`;
  const person = await app.person('learner');
  expect((await app.get(path, person)).status).toBe(404);
  expect((await app.get(path)).headers.get('location')).toContain('/sign-in?to=');
  await registerFor(app, person, course.path);
  const whole = await app.get(path, person);
  expect(whole.headers.get('content-type')).toBe('video/mp4');
  expect(whole.headers.get('accept-ranges')).toBe('bytes');
  expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect(bytes.length).toBe(shown!.bytes);
  const range = async (asked: string, more = {}) => app.get(path, person, { range: asked, ...more });
  const part = await range('bytes=100-199');
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${bytes.length}`]);
  expect(part.headers.get('content-length')).toBe('100');
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 200))).toBe(true);
  const last = await range('bytes=-50');
  expect(Buffer.from(await last.arrayBuffer()).equals(bytes.subarray(-50))).toBe(true);
  const beyond = await range(`bytes=${bytes.length}-`);
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
  expect((await range('bytes=0-0', { 'if-range': '"another"' })).status).toBe(200);
  expect((await range('lines=1-2')).status).toBe(200);
  const head = await app.send(path, { method: 'HEAD', cookie: person.cookie });
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
    200,
    String(bytes.length),
    '',
  ]);
  // Neither is a recording a picture, nor a picture a recording.
  expect((await app.get(`/lesson-pictures/${shown!.hash}`, person)).status).toBe(404);
});

test('a recording that plays in an open page goes on after its learner was moved to a version without it', async () => {
  const files = courseWith('moved', withVideo, complete);
  const course = await publishNativeCourse(app, author, files);
  const { low } = await renditionsOf(course.versionId, 'visit.mp4');
  const person = await app.person('watching');
  await registerFor(app, person, course.path);
  const ctx = await app.as(author);
  const next = courseWith('moved', withVideo, { ...complete, 'visit.mp4': silentVideo() });
  const { versionId } = await importCourse(ctx, folderOnDisk(next));
  const { low: newer } = await renditionsOf(versionId!, 'visit.mp4');
  expect(newer!.hash).not.toBe(low!.hash);
  const statusOf = async (hash: string, who = person) => (await app.get(`/lesson-files/${hash}`, who)).status;
  // Nothing of a draft.
  expect([await statusOf(low!.hash), await statusOf(newer!.hash)]).toEqual([200, 404]);
  await publishAndMoveLearners(ctx, { versionId: versionId!, learners: 'carry' });
  await runDueJobs(app.platform.db, jobHandlers(app.platform), app.platform.log, app.platform.clock);
  const [moved] = await app.platform.db.read.select().from(registrations).where(eq(registrations.personId, person.id)); // oxfmt-ignore
  expect(moved!.versionId).toBe(versionId);
  expect([await statusOf(low!.hash), await statusOf(newer!.hash)]).toEqual([200, 200]);
  const stranger = await app.person('not-watching');
  expect([await statusOf(low!.hash, stranger), await statusOf(newer!.hash, stranger)]).toEqual([404, 404]);
});

test('a document is a download under its name, and never a page', async () => {
  const { 'media/list.pdf': _, ...files } = courseWith('documents', withVideo, complete);
  const named = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, path.endsWith('.md') ? String(text).replace('list.pdf', 'list.txt') : text])); // oxfmt-ignore
  const course = await publishNativeCourse(app, author, {
    ...named,
    'media/list.txt': '<script>alert(1)</script>\n',
  });
  const person = await app.person('learner');
  await registerFor(app, person, course.path);
  const page = await app.text(course.lesson('begin'), person);
  const [, link] =
    /href="(\/lesson-files\/[0-9a-f]{64}\?document=list\.txt)" download=""[\s\S]+?English list/.exec(page)!;
  expect(page).toMatch(/English list<\/span> <span[^>]*>\(TXT, 1 kB\)/);
  const { headers } = await app.get(link!, person);
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''list.txt");
  expect(headers.get('content-security-policy')).toContain('sandbox');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('files of the same bytes are each served under their own name and as what they are', async () => {
  const text: PageText = (word) =>
    withVideo(word).replace(
      '\n\n::download',
      `\n\n::download[${word} lines]{src="lines.txt"}\n\n::download[${word} table]{src="table.csv"}\n\n::download`,
    );
  const same = { 'visit.vtt': CAPTIONS, 'lines.txt': CAPTIONS, 'table.csv': CAPTIONS };
  const course = await publishNativeCourse(app, author, courseWith('same-bytes', text, { ...complete, ...same })); // oxfmt-ignore
  const person = await app.person('learner');
  await registerFor(app, person, course.path);
  const page = await app.text(course.lesson('begin'), person);
  const served = async (address: RegExp) => {
    const { headers } = await app.get(address.exec(page)![1]!.replaceAll('&amp;', '&'), person);
    return [headers.get('content-type'), headers.get('content-disposition')];
  };
  const hash = (await renditionsOf(course.versionId, 'lines.txt'))['document']!.hash;
  expect(await served(new RegExp(`<track[^>]+src="([^"]*${hash}[^"]*)"`))).toEqual(['text/vtt; charset=utf-8', null]); // oxfmt-ignore
  expect(await served(/href="([^"]*)" download=""(?:(?!<\/a>).)*English lines/)).toEqual(['text/plain; charset=utf-8', "attachment; filename*=UTF-8''lines.txt"]); // oxfmt-ignore
  expect(await served(/href="([^"]*)" download=""(?:(?!<\/a>).)*English table/)).toEqual(['text/csv; charset=utf-8', "attachment; filename*=UTF-8''table.csv"]); // oxfmt-ignore
  expect((await app.get(`/lesson-files/${hash}?document=other.txt`, person)).status).toBe(404);
});
