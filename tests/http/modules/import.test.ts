import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { publishVersion } from '#app/domains/catalogue/versions/publish-version.server.ts';
import { exportCourse } from '#app/domains/modules/sources/export-course.server.ts';
import { importCourse } from '#app/domains/modules/sources/import-course.server.ts';
import { courseVariants, courseVersions, courses } from '#db/schema/catalogue.ts';
import { moduleFiles, moduleRenditions, moduleTexts } from '#db/schema/modules.ts';
import { makeApp } from '#tests/support/app.ts';
import {
  type CourseFiles,
  folderOnDisk,
  publishNativeCourse,
  registerFor,
  smallCourse,
} from '#tests/support/course-folder.ts';

const app = await makeApp();
const author = await app.person('author', ['author']);
const bring = async (files: CourseFiles, person = author) =>
  importCourse(await app.as(person), folderOnDisk(files));
const named = (slug: string, files: CourseFiles = smallCourse()): CourseFiles => ({
  ...files,
  'course.yaml': String(files['course.yaml']).replace('slug: small-course', `slug: ${slug}`),
});
const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#2c7fb8' } }).jpeg().withMetadata({ exif: { IFD0: { Artist: 'Somebody' } } }).toBuffer(); // oxfmt-ignore
const withPhoto = (files: CourseFiles, picture: Buffer): CourseFiles => {
  const { 'media/map.svg': map, ...others } = files;
  const swapped = Object.entries(others).map(([path, text]) => [
    path,
    path.endsWith('begin.md') ? String(text).replace('map.svg', 'photo.jpg') : text,
  ]);
  return { ...Object.fromEntries(swapped), 'media/map.svg': map!, 'media/photo.jpg': picture } as CourseFiles;
};

test('a folder with a fault brings all its faults and leaves nothing behind', async () => {
  const before = await app.platform.db.read.$count(courses);
  const { 'en/anna.md': _, ...files } = named('faulty');
  const { courseId, faults } = await bring(files);
  expect(courseId).toBeNull();
  expect(faults.map(({ file, code }) => [file, code])).toContainEqual(['en/anna.md', 'text_missing']);
  expect(await app.platform.db.read.$count(courses)).toBe(before);
});

test('a picture comes in the widths of screens, without what its camera wrote, for those who take the course alone', async () => {
  const course = await publishNativeCourse(
    app,
    author,
    withPhoto(named('pictures'), await photo(2000, 1000)),
  );
  const made = await app.platform.db.read
    .select()
    .from(moduleRenditions)
    .where(eq(moduleRenditions.versionId, course.versionId));
  expect(made.map(({ width, height }) => [width, height]).sort(([a], [b]) => a! - b!)).toEqual([[480, 240], [960, 480], [1600, 800]]); // oxfmt-ignore
  const person = await app.person('learner');
  const path = `/lesson-pictures/${made[0]!.hash}`;
  expect((await app.get(path, person)).status).toBe(404);
  await registerFor(app, person, course.path);
  const answer = await app.get(path, person);
  expect(answer.headers.get('content-type')).toBe('image/webp');
  const { exif } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
  expect(exif).toBeUndefined();
  const page = await app.text(course.lesson('begin'), person);
  expect(page).toMatch(
    /<img src="\/lesson-pictures\/[0-9a-f]{64}" srcSet="[^"]+480w, [^"]+960w, [^"]+1600w"[^>]+loading="lazy"/,
  );
});

test.each([
  ['no picture at all', Buffer.from('hello')],
  ['half of one', null],
])('%s is told by its file, and nothing is kept', async (_, bytes) => {
  const whole = await photo(400, 200);
  const { courseId, faults } = await bring(
    withPhoto(named('broken-picture'), bytes ?? whole.subarray(0, whole.length / 2)),
  );
  expect(courseId).toBeNull();
  expect(faults.map(({ file, code }) => [file, code])).toEqual([['media/photo.jpg', 'picture_unreadable']]);
});

test('a broken picture that is the cover too is one fault', async () => {
  const files = withPhoto(named('broken-cover'), Buffer.from('hello'));
  const { faults } = await bring({
    ...files,
    'course.yaml': String(files['course.yaml']).replace(
      'objectives: [see, act]',
      'cover: photo.jpg\nobjectives: [see, act]',
    ),
  });
  expect(faults.map(({ file, code }) => [file, code])).toEqual([['media/photo.jpg', 'picture_unreadable']]);
});

test('what is wrong in pictures, documents and packages is told beside what is wrong in course.yaml and in texts', async () => {
  const { 'en/begin.md': begin, 'course.yaml': structure, ...files } = withPhoto(named('all-at-once'), Buffer.from('hello')); // oxfmt-ignore
  const { faults } = await bring({
    ...files,
    'course.yaml': String(structure).replace('kind: case', 'kind: story'),
    'en/begin.md': `${String(begin)}\n<hr>\n\n::download[List]{src="list.pdf"}\n`,
    'media/list.pdf': 'hello',
    'packages/visit.zip': 'hello',
  });
  expect(faults.map(({ file, code }) => [file, code])).toEqual([
    ['course.yaml', 'yaml_choice'],
    ['en/begin.md', 'html'],
    ['fi/begin.md', 'structure_differs'],
    ['media/list.pdf', 'document_type'],
    ['media/photo.jpg', 'picture_unreadable'],
    ['packages/visit.zip', 'package_refused'],
  ]);
});

test('the same folder again is the next draft of the same course; a published version stays as it is', async () => {
  const course = await publishNativeCourse(app, author, named('again'));
  const changed = {
    ...named('again'),
    'en/begin.md': String(named('again')['en/begin.md']).replace('English text', 'Better text'),
  };
  const { courseId, versionId } = await bring(changed);
  expect(courseId).toBe(course.courseId);
  expect(versionId).not.toBe(course.versionId);
  // Once more: the draft is replaced, and there is no third version.
  expect((await bring(changed)).versionId).toBe(versionId);
  expect(await app.platform.db.read.$count(courseVersions, eq(courseVersions.courseId, courseId!))).toBe(2);
  const person = await app.person('learner');
  await registerFor(app, person, course.path);
  expect(await app.text(course.lesson('begin'), person)).toContain('English text');
});

test('a translation that stayed as it was while its source changed keeps the source that it was made from', async () => {
  await publishNativeCourse(app, author, named('outdated'));
  const { versionId } = await bring({
    ...named('outdated'),
    'en/begin.md': String(smallCourse()['en/begin.md']).replace('English text', 'Better text'),
  });
  const rows = await app.platform.db.read
    .select()
    .from(moduleTexts)
    .where(eq(moduleTexts.versionId, versionId!));
  const sourceOf = (language: string, moduleId: string) =>
    rows.find((row) => row.language === language && row.moduleId === moduleId)!;
  expect(sourceOf('fi', 'begin').sourceHash).not.toBe(sourceOf('en', 'begin').fileHash);
  expect(sourceOf('fi', 'anna').sourceHash).toBe(sourceOf('en', 'anna').fileHash);
});

test('another author’s folder of the same name is another course, and nobody exports what is not theirs', async () => {
  const other = await app.person('other', ['author']);
  const mine = await bring(named('of-one-name'));
  const theirs = await bring(named('of-one-name'), other);
  expect(theirs.courseId).not.toBe(mine.courseId);
  await expect(exportCourse(await app.as(other), mine.courseId!, '/tmp/never')).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('whoever is no author imports nothing', async () => {
  await expect(bring(smallCourse(), await app.person('doctor'))).rejects.toMatchObject({ code: 'not_found' });
});

test('a language’s content hash changes with what its readers meet, and with nothing else', async () => {
  const hashes = async (files: CourseFiles) => {
    const { versionId } = await bring(files);
    const rows = await app.platform.db.read
      .select()
      .from(courseVariants)
      .where(eq(courseVariants.versionId, versionId!));
    return Object.fromEntries(rows.map(({ language, contentHash }) => [language, contentHash]));
  };
  const before = await hashes(named('hashes'));
  const finnish = await hashes({
    ...named('hashes'),
    'fi/begin.md': String(smallCourse()['fi/begin.md']).replace('Finnish text', 'Toinen'),
  });
  expect(finnish['en']).toBe(before['en']);
  expect(finnish['fi']).not.toBe(before['fi']);
  const files = await app.platform.db.read.select().from(moduleFiles);
  expect(files.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
});

test('two imports of one folder at once make one course', async () => {
  const both = await Promise.all([bring(named('at-once')), bring(named('at-once'))]);
  expect(both.map(({ faults }) => faults)).toEqual([[], []]);
  expect(both[0].courseId).toBe(both[1].courseId);
  const versions = await app.platform.db.read
    .select()
    .from(courseVersions)
    .where(eq(courseVersions.courseId, both[0].courseId!));
  expect(versions.map(({ number, state }) => [number, state])).toEqual([[1, 'draft']]);
});

test('a cover comes with its version: the course keeps the one it has until the draft is published', async () => {
  const withCover = async (colour: string): Promise<CourseFiles> => {
    const files = named('covered');
    return {
      ...files,
      'course.yaml': String(files['course.yaml']).replace('source: en', 'source: en\ncover: cover.png'),
      'media/cover.png': await sharp({
        create: { width: 300, height: 200, channels: 3, background: colour },
      })
        .png()
        .toBuffer(),
    };
  };
  const coverOf = async (courseId: string) => {
    const [course] = await app.platform.db.read.select().from(courses).where(eq(courses.id, courseId));
    return course!.coverHash;
  };
  const { courseId } = await publishNativeCourse(app, author, await withCover('#2c7fb8'));
  const first = await coverOf(courseId);
  const { versionId } = await bring(await withCover('#d95f0e'));
  const [draft] = await app.platform.db.read
    .select()
    .from(courseVersions)
    .where(eq(courseVersions.id, versionId!));
  expect(draft!.coverHash).not.toBe(first);
  expect(await coverOf(courseId)).toBe(first);
  // Its author sees it, nobody else.
  expect((await app.get(`/covers/${draft!.coverHash}`, author)).status).toBe(200);
  expect((await app.get(`/covers/${draft!.coverHash}`)).status).toBe(404);
  await publishVersion(await app.as(author), versionId!);
  expect(await coverOf(courseId)).toBe(draft!.coverHash);
});
