import { desc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { accreditVersion } from '#app/domains/credits/accreditation/accredit-version.server.ts';
import { decideApplication } from '#app/domains/credits/applications/decide-application.server.ts';
import { submitApplication } from '#app/domains/credits/applications/submit-application.server.ts';
import { saveDisclosure } from '#app/domains/catalogue/disclosures/save-disclosure.server.ts';
import { todayOf } from '#app/domains/accounts/ctx.ts';
import { addPackageToCourse } from '#app/domains/scorm/packages/add-package-to-course.server.ts';
import { courseVariants, courseVersions } from '#db/schema/catalogue.ts';
import { accreditationApplications, accreditations } from '#db/schema/credits.ts';
import { audit, jobs } from '#db/schema/platform.ts';
import { said } from '#tests/support/words.ts';
import { accrediting, GRANT } from '#tests/support/accrediting.ts';
import { makeApp } from '#tests/support/app.ts';
import { uploadPackage, VARIANT } from '#tests/support/course.ts';
import { packageOf } from '#tests/support/packages.ts';

const app = await makeApp();
const { db } = app.platform;
const { author, officer, associationId } = await accrediting(app);

async function place(courseId: string | null, file: string, more: Partial<typeof VARIANT> = {}) {
  const ctx = await app.as(author);
  const archive = await packageOf({}, [{ path: 'data.js', content: file }]);
  const packageId = await uploadPackage(app, author, archive);
  return {
    packageId,
    courseId: await addPackageToCourse(ctx, packageId, courseId, { ...VARIANT, ...more }),
  };
}
const versionsOf = (courseId: string) =>
  db.read
    .select()
    .from(courseVersions)
    .where(eq(courseVersions.courseId, courseId))
    .orderBy(desc(courseVersions.number));
async function publish(courseId: string): Promise<string> {
  const [draft] = await versionsOf(courseId);
  const answer = await app.post(`/author/courses/${courseId}`, { versionId: draft!.id }, author);
  expect(answer.status).toBe(302);
  return draft!.id;
}
const accredit = async (courseVersionId: string) =>
  accreditVersion(await app.as(officer), associationId, { ...GRANT, courseVersionId });
const grantedFor = (versionId: string) =>
  db.read.select().from(accreditations).where(eq(accreditations.courseVersionId, versionId));
async function accreditedCourse() {
  const made = await place(null, 'first');
  const versionId = await publish(made.courseId);
  return { ...made, versionId, accreditationId: await accredit(versionId) };
}

test('a corrected text makes no new version, keeps the accreditation, and stands in the audit', async () => {
  const { courseId, packageId, versionId } = await accreditedCourse();
  const path = `/author/packages/${packageId}?course=${courseId}`;
  const answer = await app.post(path, { ...VARIANT, title: 'Heart at home, corrected' }, author);
  expect(answer.status).toBe(302);
  expect(await versionsOf(courseId)).toHaveLength(1);
  const [variant] = await db.read
    .select()
    .from(courseVariants)
    .where(eq(courseVariants.versionId, versionId));
  expect(variant!.title).toBe('Heart at home, corrected');
  expect(variant!.folded).toContain('corrected');
  expect(await grantedFor(versionId)).toHaveLength(1);
  expect(await db.read.$count(audit, eq(audit.action, 'catalogue.texts-corrected'))).toBe(1);
});

test('a second tab does not overwrite what the first has put in meanwhile, and nothing of it is lost', async () => {
  const { courseId, packageId, versionId } = await accreditedCourse();
  const path = `/author/packages/${packageId}?course=${courseId}`;
  const revisionOf = (page: string) => /name="revision" value="([^"]+)"/.exec(page)![1]!;
  const revision = revisionOf(await app.text(path, author));
  const put = (more: Record<string, string>) => app.post(path, { ...VARIANT, ...more }, author);

  expect((await put({ revision, title: 'Of the first tab' })).status).toBe(302);
  const refused = await put({ revision, title: 'Of the second tab' });
  expect(refused.status).toBe(409);
  const page = await refused.text();
  expect(page).toContain(said('errors:course_changed'));
  expect(page).toContain('value="Of the second tab"');
  expect(page).toContain(said('common:form.stored', { value: 'Of the first tab' }));
  const stored = () => db.read.select().from(courseVariants).where(eq(courseVariants.versionId, versionId));
  expect((await stored())[0]!.title).toBe('Of the first tab');

  // The page that refused shows the course as it is now: sending it again is deliberate.
  expect((await put({ revision: revisionOf(page), title: 'Of the second tab' })).status).toBe(302);
  expect((await stored())[0]!.title).toBe('Of the second tab');
});

test('another minute or rule makes a new version', async () => {
  for (const more of [{ minutes: '31' }, { minScore: '80' }]) {
    const { courseId, packageId } = await accreditedCourse();
    const path = `/author/packages/${packageId}?course=${courseId}`;
    await app.post(path, { ...VARIANT, ...more }, author);
    expect((await versionsOf(courseId)).map(({ number, state }) => [number, state])).toEqual([
      [2, 'draft'],
      [1, 'published'],
    ]);
  }
});

test('the same files uploaded again carry the accreditation over, with a row that says from where', async () => {
  const { courseId, accreditationId } = await accreditedCourse();
  await place(courseId, 'first', { title: 'Another title' });
  expect(await app.text(`/author/courses/${courseId}`, author)).toContain(
    'so the accreditation will carry over',
  );
  const second = await publish(courseId);
  expect(await grantedFor(second)).toMatchObject([
    { carriedFrom: accreditationId, signedBy: officer.id, code: 'LV-1', units: '1' },
  ]);
  expect(await db.read.$count(audit, eq(audit.action, 'credits.accreditation-carried'))).toBe(1);

  await place(courseId, 'first', { title: 'A third' });
  const third = await publish(courseId);
  expect(await grantedFor(third)).toMatchObject([{ carriedFrom: accreditationId }]);
});

test('people warned that an accreditation expires are not warned again for its copy', async () => {
  const { courseId, accreditationId } = await accreditedCourse();
  const warnedAt = new Date('2026-01-02T03:04:05Z');
  await db.transact((tx) =>
    tx.update(accreditations).set({ warnedAt }).where(eq(accreditations.id, accreditationId)),
  );
  await place(courseId, 'first', { title: 'Another title' });
  expect(await grantedFor(await publish(courseId))).toMatchObject([{ warnedAt }]);
});

test('other files do not: author and officer see the difference before it is published, and after', async () => {
  const { courseId, versionId } = await accreditedCourse();
  await place(courseId, 'second');
  const list = `/associations/latvia/courses/${versionId}`;
  for (const page of [await app.text(`/author/courses/${courseId}`, author), await app.text(list, officer)]) {
    expect(page).toContain('Version 2 is being prepared and will be published without this accreditation');
    expect(page).toContain(said('credits:newer.change.package', { language: 'English' }));
  }
  const second = await publish(courseId);
  expect(await grantedFor(second)).toEqual([]);
  for (const page of [await app.text(`/author/courses/${courseId}`, author), await app.text(list, officer)])
    expect(page).toContain('Version 2 is published without this accreditation');
});

test('an accreditation that is decided after a correction was published reaches the version that learners take', async () => {
  const made = await place(null, 'first');
  const first = await publish(made.courseId);
  await place(made.courseId, 'first', { title: 'A typo corrected' });
  const second = await publish(made.courseId);
  const id = await accredit(first);
  expect(await grantedFor(second)).toMatchObject([{ carriedFrom: id }]);
});

test('an accreditation that has ended stays behind', async () => {
  const made = await place(null, 'first');
  const first = await publish(made.courseId);
  await accreditVersion(await app.as(officer), associationId, {
    ...GRANT,
    courseVersionId: first,
    code: 'LV-0',
    validTo: '2020-12-31',
  });
  await place(made.courseId, 'first');
  expect(await grantedFor(await publish(made.courseId))).toEqual([]);
});

test.each([
  ['2099-01-01', 1],
  ['2020-01-01', 0],
])(
  'by an application whose content is current until %s it reaches so many later versions: %i',
  async (contentUntil, reached) => {
    const made = await place(null, 'first');
    const first = await publish(made.courseId);
    const ctx = await app.as(author);
    await saveDisclosure(ctx, made.courseId, { name: 'Dr A', role: 'author', interests: '', resolution: '', statedOn: todayOf(ctx) }); // oxfmt-ignore
    const id = await submitApplication(ctx, made.courseId, {
    associationId, programmeId: 'lv-lab', needs: 'n', outcomes: 'o', audience: 'a', faculty: 'f', funding: 'none',
    agenda: `${VARIANT.minutes} All`, contentUntil: '2099-01-01',
  }); // oxfmt-ignore
    const [application] = await db.read
      .select()
      .from(accreditationApplications)
      .where(eq(accreditationApplications.id, id));
    // As if it had been handed in long ago.
    await db.transact((tx) =>
      tx
        .update(accreditationApplications)
        .set({ file: { ...application!.file, contentUntil } })
        .where(eq(accreditationApplications.id, id)),
    );
    await place(made.courseId, 'first', { title: 'A typo corrected' });
    const second = await publish(made.courseId);
    await decideApplication(await app.as(officer), associationId, id, {
    revision: String(application!.revision), decision: 'approved', reason: '',
    code: 'LV-1', units: '1', category: 'x', validFrom: '2020-01-01', validTo: '2099-12-31', repeatable: '',
  }); // oxfmt-ignore
    expect(await grantedFor(first)).toHaveLength(1);
    expect(await grantedFor(second)).toHaveLength(reached);
    const recounted = (await db.read.select().from(jobs)).filter(({ payload }) =>
      JSON.stringify(payload).includes(second),
    );
    expect(recounted).toHaveLength(reached);
  },
);
