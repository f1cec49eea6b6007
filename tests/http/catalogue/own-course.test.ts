import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { accreditVersion } from '#app/domains/credits/accreditation/accredit-version.server.ts';
import { importCourse } from '#app/domains/modules/sources/import-course.server.ts';
import { addPackageToCourse } from '#app/domains/scorm/packages/add-package-to-course.server.ts';
import { courseVariants, courses, courseVersions } from '#db/schema/catalogue.ts';
import { accreditations } from '#db/schema/credits.ts';
import { audit, auditDetails } from '#db/schema/platform.ts';
import { moduleFiles, moduleStructures, moduleTexts } from '#db/schema/modules.ts';
import { scormFiles, scormPackages } from '#db/schema/scorm.ts';
import { GRANT, accrediting } from '#tests/support/accrediting.ts';
import { makeApp } from '#tests/support/app.ts';
import { draftCourse, publishCourse, uploadPackage, VARIANT } from '#tests/support/course.ts';
import { folderOnDisk, smallCourse } from '#tests/support/course-folder.ts';
import { packageOf } from '#tests/support/packages.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { read } = app.platform.db;
const { author, officer, associationId } = await accrediting(app);
const other = await app.person('other', ['author']);
const doctor = await app.person('doctor');
const pageOf = (courseId: string) => `/author/courses/${courseId}`;
const deleteIt = (courseId: string, versionId: string, person = author) =>
  app.post(pageOf(courseId), { intent: 'delete-draft', versionId }, person);

/** The next version of a course, with another package. */
async function nextDraft(courseId: string): Promise<{ packageId: string; versionId: string }> {
  const archive = await packageOf({}, [{ path: 'next.js', content: courseId }]);
  const packageId = await uploadPackage(app, author, archive);
  await addPackageToCourse(await app.as(author), packageId, courseId, VARIANT);
  const rows = await read.select().from(courseVersions).where(eq(courseVersions.courseId, courseId));
  return { packageId, versionId: rows.find(({ state }) => state === 'draft')!.id };
}

test('an unpublished course is in no list and takes nobody new; who is registered goes on, and it can come back', async () => {
  const { courseId, versionId, path } = await publishCourse(app, author, { title: 'Sutures ashore' });
  await accreditVersion(await app.as(officer), associationId, { ...GRANT, courseVersionId: versionId });
  const registered = await app.person('registered');
  await app.post(path, { intent: 'register', language: 'en' }, registered);

  expect((await app.post(pageOf(courseId), { intent: 'unpublish' }, other)).status).toBe(404);
  expect((await app.post(pageOf(courseId), { intent: 'unpublish' }, author)).status).toBe(302);
  expect((await app.post(pageOf(courseId), { intent: 'unpublish' }, author)).status).toBe(409);
  expect(await app.text(pageOf(courseId), author)).toContain(said('catalogue:own.unpublishedLead', { number: 1 })); // oxfmt-ignore
  expect(await app.text('/courses', doctor)).not.toContain(path);
  expect(await app.text(path, doctor)).toContain(said('learning:decide.unpublished'));
  const late = await app.post(path, { intent: 'register', language: 'en' }, doctor);
  expect(late.status).toBe(409);
  expect(await late.text()).toContain(said('errors:course_unpublished'));
  const goesOn = await app.post(path, { intent: 'launch' }, registered);
  expect(goesOn.headers.get('location')).toMatch(/^\/launches\//);
  expect(await read.$count(accreditations, eq(accreditations.courseVersionId, versionId))).toBe(1);

  await app.post(pageOf(courseId), { intent: 'republish' }, author);
  expect(await app.text('/courses', doctor)).toContain(path);
  expect((await app.post(path, { intent: 'register', language: 'en' }, doctor)).status).toBe(302);
});

test('a draft goes with its packages, and what is published stays; the page says which is which', async () => {
  const first = await publishCourse(app, author);
  const next = await nextDraft(first.courseId);
  const page = await app.text(pageOf(first.courseId), author);
  expect(page).toContain(said('catalogue:own.publishedLead', { number: 1 }));
  expect(page).toContain(said('catalogue:own.draftBeside', { number: 2 }));

  expect((await deleteIt(first.courseId, next.versionId, other)).status).toBe(404);
  expect((await deleteIt(first.courseId, first.versionId)).status).toBe(409);
  const answer = await deleteIt(first.courseId, next.versionId);
  expect(answer.headers.get('location')).toBe(pageOf(first.courseId));
  expect(await read.$count(scormPackages, eq(scormPackages.id, next.packageId))).toBe(0);
  expect(await read.$count(scormFiles, eq(scormFiles.packageId, next.packageId))).toBe(0);
  expect(await read.$count(scormPackages, eq(scormPackages.id, first.packageId))).toBe(1);
  expect(await app.text(pageOf(first.courseId), author)).not.toContain('delete-draft');
});

test('a course of which nothing was published goes with its draft, a native one with its folder', async () => {
  const { courseId, versionId } = await draftCourse(app, author);
  expect((await deleteIt(courseId, versionId)).headers.get('location')).toBe('/author');
  expect(await read.$count(courses, eq(courses.id, courseId))).toBe(0);

  const native = await importCourse(await app.as(author), folderOnDisk(smallCourse()));
  expect((await deleteIt(native.courseId!, native.versionId!)).headers.get('location')).toBe('/author');
  for (const table of [moduleStructures, moduleFiles, moduleTexts])
    expect(await read.$count(table, eq(table.versionId, native.versionId!))).toBe(0);
});

test('a corrected title needs no new version and loses no accreditation; both texts are in the trail', async () => {
  const { courseId, versionId, path } = await publishCourse(app, author, { title: 'Haert at sea' });
  await accreditVersion(await app.as(officer), associationId, { ...GRANT, courseVersionId: versionId });
  const draft = await nextDraft(courseId);
  await app.platform.db.transact((tx) =>
    tx.update(courseVariants).set({ title: 'Haert at sea' }).where(eq(courseVariants.versionId, draft.versionId)),
  ); // oxfmt-ignore
  const texts = `${pageOf(courseId)}/texts`;
  const revision = /name="revision" value="(\w+)"/.exec(await app.text(texts, author))![1]!;
  const { summary, objectives } = VARIANT;
  const form = { intent: 'correct', language: 'en', revision, title: 'Heart at sea', summary, objectives };

  expect((await app.get(texts, other)).status).toBe(404);
  expect((await app.post(texts, form, other)).status).toBe(404);
  expect((await app.post(texts, { ...form, title: '' }, author)).status).toBe(422);
  expect((await app.post(texts, form, author)).status).toBe(302);
  const stale = await app.post(texts, { ...form, title: 'Hart at sea' }, author);
  expect(stale.status).toBe(409);

  const page = await app.text(path, doctor);
  expect(page).toContain('Heart at sea');
  expect(page).toContain('latvia');
  const titles = (await read.select().from(courseVariants))
    .filter((each) => [versionId, draft.versionId].includes(each.versionId))
    .map(({ title }) => title);
  expect(titles).toEqual(['Heart at sea', 'Heart at sea']);
  const [trail] = await read
    .select({ detail: auditDetails.detail })
    .from(audit)
    .innerJoin(auditDetails, eq(auditDetails.auditId, audit.id))
    .where(and(eq(audit.thing, versionId), eq(audit.action, 'catalogue.texts-corrected')));
  expect(JSON.parse(trail!.detail)).toMatchObject({
    before: { title: 'Haert at sea' },
    after: { title: 'Heart at sea' },
  });
});
