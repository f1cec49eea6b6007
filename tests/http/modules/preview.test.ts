import sharp from 'sharp';
import { expect, test } from 'vitest';
import { saveDisclosure } from '#app/domains/catalogue/disclosures/save-disclosure.server.ts';
import { inviteReviewer } from '#app/domains/credits/applications/invite-reviewer.server.ts';
import { submitApplication } from '#app/domains/credits/applications/submit-application.server.ts';
import { importCourse } from '#app/domains/modules/sources/import-course.server.ts';
import { registrations, studyIntervals } from '#db/schema/learning.ts';
import { moduleRenditions, moduleStates } from '#db/schema/modules.ts';
import { eq } from 'drizzle-orm';
import { accreditationApplications } from '#db/schema/credits.ts';
import { audit, mails } from '#db/schema/platform.ts';
import { makeApp } from '#tests/support/app.ts';
import {
  type CourseFiles,
  folderOnDisk,
  publishNativeCourse,
  smallCourse,
} from '#tests/support/course-folder.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const author = await app.person('author', ['author']);
const officer = await app.person('officer');
const associationId = await app.association('heart', [officer]);

const picture = await sharp({ create: { width: 600, height: 300, channels: 3, background: '#2c7fb8' } })
  .jpeg()
  .toBuffer();
/** With a photograph, and a conclusion that is locked until everything before it is done. */
const files = (): CourseFiles => {
  const all = smallCourse();
  return {
    ...all,
    'en/begin.md': String(all['en/begin.md']).replace('map.svg', 'photo.jpg'),
    'fi/begin.md': String(all['fi/begin.md']).replace('map.svg', 'photo.jpg'),
    'media/photo.jpg': picture,
  };
};
const course = await publishNativeCourse(app, author, files());
const { versionId: draftId } = await importCourse(
  await app.as(author),
  folderOnDisk({
    ...files(),
    'en/begin.md': String(files()['en/begin.md']).replace('English text', 'Newer text'),
  }),
);
const at = (versionId: string, query = '') => `/previews/courses/${versionId}${query}`;
const published = at(course.versionId);
const draft = at(draftId!);

test('its author sees every version page by page in each language, and a banner says which and leads back', async () => {
  const page = await app.text(draft, author);
  expect(page).toContain('Newer text');
  expect(page).toContain(
    said('modules:preview.title', {
      version: said('catalogue:version', { number: 2 }),
      state: said('catalogue:state.draft'),
    }),
  );
  expect(page).toContain(`href="/author/courses/${course.courseId}"`);
  expect(page).toContain(`href="${draft}?module=begin&amp;page=2&amp;language=en"`);
  expect(await app.text(published, author)).toContain('English text');
  expect(await app.text(`${published}?module=begin&page=2&language=fi`, author)).toContain('Finnish caution');
  // What is not there is not there.
  for (const query of ['?module=nothing', '?module=begin&page=9', '?module=begin&page=-1&language=xx'])
    expect((await app.get(published + query, author)).status).toBe(query.includes('-1') ? 200 : 404);
});

test('everything is open: conditions are told in words, cases to their end, questions all of them, without a form', async () => {
  const final = await app.text(`${published}?module=final&language=en`, author);
  expect(final).toContain(said('modules:preview.conditions'));
  expect(final).toContain(said('modules:lesson.condition.after', { title: 'English beginning' }));
  for (const id of ['q-see-1', 'q-see-2', 'q-act-1']) expect(final).toContain(`English ${id}?`);
  expect(final).toContain(said('modules:preview.pool', { count: 3 }));
  const anna = await app.text(`${published}?module=anna&language=en`, author);
  expect(anna).toContain('English second step.');
  const check = await app.text(`${published}?module=check&language=en`, author);
  for (const page of [final, anna, check]) {
    expect(page.slice(page.indexOf('id="content"'))).not.toContain('<form');
    expect(page).not.toContain('data-signal');
    expect(page).toMatch(/<fieldset[^>]* disabled=""/);
  }
});

test('right answers and feedback are in the page with the switch alone', async () => {
  const without = await app.text(`${published}?module=check&language=en`, author);
  for (const words of ['English fs-a', 'English because of q-order', '138 English unit'])
    expect(without).not.toContain(words);
  const page = await app.text(`${published}?module=check&language=en&answers=`, author);
  for (const words of [
    'English fs-a', 'English fs-c', 'English fm-b', 'English because of q-truefalse', 'English because of q-order', 'English because of q-hotspot',
    said('modules:lesson.question.rightIs', { answer: '1. English o-c; 2. English o-a; 3. English o-b' }),
    said('modules:lesson.question.rightIs', { answer: 'English l-a – English r-y; English l-b – English r-x' }),
    said('modules:lesson.question.rightIs', { answer: '138 English unit' }),
    said('modules:preview.tolerance', { number: '0.5' }),
    said('modules:lesson.question.rightIs', { answer: 'English location, GPS' }),
  ]) expect(page).toContain(words); // oxfmt-ignore
  expect(page.match(/data-answer="right"/g)).toHaveLength(5);
  // Nobody has answered: nobody is told that they were right or wrong.
  expect(page).not.toContain('data-correct');
  const anna = await app.text(`${published}?module=anna&language=en&answers=`, author);
  expect(anna).toContain('English calling helps');
  expect(anna).toContain('id="source-1"');
});

test('officers see what was published and no draft; everybody else learns nothing', async () => {
  expect((await app.get(published, officer)).status).toBe(200);
  expect((await app.get(draft, officer)).status).toBe(404);
  for (const person of [await app.person('doctor'), await app.person('other', ['author'])])
    for (const path of [published, draft]) expect((await app.get(path, person)).status).toBe(404);
  expect((await app.get(published)).headers.get('location')).toContain('/sign-in');
});

test('pictures are there for those who may look', async () => {
  const [row] = await db.read
    .select()
    .from(moduleRenditions)
    .where(eq(moduleRenditions.versionId, course.versionId));
  const path = `/lesson-pictures/${row!.hash}`;
  expect(await app.text(`${published}?language=en`, officer)).toContain(path);
  expect((await app.get(path, officer)).headers.get('content-type')).toBe('image/webp');
  expect((await app.get(path, await app.person('doctor'))).status).toBe(404);
});

test('nothing of a preview is recorded', async () => {
  const counts = async () => Promise.all([registrations, studyIntervals, moduleStates, audit].map((table) => db.read.$count(table))); // oxfmt-ignore
  const before = await counts();
  await app.text(`${published}?module=begin`, officer);
  await app.text(`${published}?module=check&answers=`, author);
  expect((await app.post(published, { intent: 'turn' }, author)).status).toBe(405);
  expect(await counts()).toEqual(before);
});

test('a course of packages has no such preview, and a native one is linked where its author looks', async () => {
  const page = await app.text(`/author/courses/${course.courseId}`, author);
  expect(page).toContain(`href="${draft}"`);
  expect(page).toContain(`href="${published}?language=fi"`);
});

test('a reviewer reads the version that was applied for by the mailed link, pictures too, and an officer on its application', async () => {
  const ctx = await app.as(author);
  const today = new Date().toISOString().slice(0, 10);
  await saveDisclosure(ctx, course.courseId, { name: 'Dr A', role: 'author', interests: '', resolution: '', statedOn: today }); // oxfmt-ignore
  const id = await submitApplication(ctx, course.courseId, {
    associationId, programmeId: 'lv-lab', needs: 'n', outcomes: 'o', audience: 'a', faculty: 'f', funding: 'none', agenda: '12 All', contentUntil: '2099-01-01',
  }); // oxfmt-ignore
  const [application] = await db.read
    .select()
    .from(accreditationApplications)
    .where(eq(accreditationApplications.id, id));
  const applied = application!.courseVersionId;
  expect(await app.text(`/associations/heart/applications/${id}`, officer)).toContain(
    `href="${at(applied)}?language=fi"`,
  );
  await inviteReviewer(await app.as(officer), associationId, id, { reviewerName: 'Prof. K', reviewerEmail: 'k@example.org', days: '7' }); // oxfmt-ignore
  const [letter] = await db.read.select().from(mails).where(eq(mails.recipient, 'k@example.org'));
  const link = /\/reviews\/[\w-]+/.exec(letter!.body)![0];
  expect(await app.text(link)).toContain(`href="${link}/preview/course?language=en"`);
  const page = await app.text(`${link}/preview/course?language=en`);
  expect(page).toContain(`href="${link}"`);
  const [, src = ''] = /src="([^"]+lesson-pictures\/[0-9a-f]{64})"/.exec(page)!;
  expect(src).toContain(link);
  expect((await app.get(src)).headers.get('content-type')).toBe('image/webp');
  expect(await app.text(`${link}/preview/course?module=check&answers=`)).toContain('data-answer="right"');
  expect((await app.get(`${link}x/preview/course`)).status).toBe(404);
  expect((await app.get(`${link}/lesson-pictures/${'0'.repeat(64)}`)).status).toBe(404);
  app.moveClock(8 * 24 * 60 * 60 * 1000);
  for (const path of [`${link}/preview/course`, src]) expect((await app.get(path)).status).toBe(410);
});
