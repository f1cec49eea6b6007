import { isRuleEmpty } from '#app/domains/catalogue/versions/requires-nothing.ts';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { saveDisclosure } from '#app/domains/catalogue/disclosures/save-disclosure.server.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { listAccreditations } from '#app/domains/credits/accreditation/list-accreditations.server.ts';
import { inviteReviewer } from '#app/domains/credits/applications/invite-reviewer.server.ts';
import { submitApplication } from '#app/domains/credits/applications/submit-application.server.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { mails } from '#db/schema/platform.ts';
import { accrediting, GRANT } from '#tests/support/accrediting.ts';
import { makeApp } from '#tests/support/app.ts';
import { draftCourse, publishCourse } from '#tests/support/course.ts';
import { day } from '#tests/support/days.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const NOTHING = { status: 'completed-or-passed', minScore: '', minMinutes: '0' };
const today = day();
const { author, officer, associationId } = await accrediting(app);
const grant = { ...GRANT, validFrom: today };
const versionOf = async (id: string) =>
  (await db.read.select().from(courseVersions).where(eq(courseVersions.id, id)))[0]!;

test('a version for which nothing is required is published with the word of its author, kept with who and when', async () => {
  const { courseId, versionId } = await draftCourse(app, author, NOTHING);
  const path = `/author/courses/${courseId}`;
  expect(await app.text(path, author)).toContain('name="nothingRequired"');
  const refused = await app.post(path, { versionId }, author);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('id="nothingRequired-error"');
  expect((await versionOf(versionId)).state).toBe('draft');
  expect((await app.post(path, { versionId, nothingRequired: 'yes' }, author)).status).toBe(302);
  expect(await versionOf(versionId)).toMatchObject({ state: 'published', nothingRequiredBy: author.id });
  expect((await versionOf(versionId)).nothingRequiredAt).toBeInstanceOf(Date);
});

test('a mark of 0 asks for nothing, and one below it is none', async () => {
  for (const minScore of ['0', '0.00']) {
    const { courseId, versionId } = await draftCourse(app, author, { ...NOTHING, minScore });
    expect((await versionOf(versionId)).rule.minScore).toBeNull();
    expect((await app.post(`/author/courses/${courseId}`, { versionId }, author)).status).toBe(422);
  }
  // As such versions were kept before.
  expect(isRuleEmpty({ status: 'completed', minScore: '0', minMinutes: 0 })).toBe(true);
  await expect(draftCourse(app, author, { ...NOTHING, minScore: '-5' })).rejects.toThrow();
});

test('where a minute or a mark is required nobody is asked, and no word is kept', async () => {
  for (const rule of [{ minMinutes: '1' }, { minScore: '50' }, { status: 'passed' }]) {
    const { courseId, versionId } = await draftCourse(app, author, { ...NOTHING, ...rule });
    const path = `/author/courses/${courseId}`;
    expect(await app.text(path, author)).not.toContain('name="nothingRequired"');
    expect((await app.post(path, { versionId, nothingRequired: 'yes' }, author)).status).toBe(302);
    expect((await versionOf(versionId)).nothingRequiredAt).toBeNull();
  }
});

test('an officer accredits such a version only with a word of their own', async () => {
  const { versionId } = await publishCourse(app, author, NOTHING);
  const path = `/associations/latvia/courses/${versionId}`;
  expect(await app.text(path, officer)).toContain('name="nothingRequired"');
  expect((await app.post(path, grant, officer)).status).toBe(422);
  expect((await app.post(path, { ...grant, nothingRequired: 'yes' }, officer)).status).toBe(302);
  const [given] = await listAccreditations(await app.as(officer), [versionId]);
  expect(given!.accreditation).toMatchObject({ nothingRequired: true, signedBy: officer.id });
});

test('it stands on the application, for the officer and for a reviewer, and the decision needs the word', async () => {
  const { courseId } = await publishCourse(app, author, NOTHING);
  const ctx = await app.as(author);
  await saveDisclosure(ctx, courseId, { name: 'Dr A', role: 'author', interests: '', resolution: '', statedOn: today }); // oxfmt-ignore
  const [offer] = await readOwnCourse(ctx, courseId);
  const id = await submitApplication(ctx, courseId, {
    associationId, programmeId: 'lv-lab', needs: 'n', outcomes: 'o', audience: 'a', faculty: 'f', funding: 'none',
    agenda: `${offer!.version.minutes} All`, contentUntil: '2099-01-01',
  }); // oxfmt-ignore
  const path = `/associations/latvia/applications/${id}`;
  const sentence = said('credits:requirements.nothing');
  expect(await app.text(path, officer)).toContain(sentence);
  await inviteReviewer(await app.as(officer), associationId, id, {
    reviewerName: 'Prof. K', reviewerEmail: 'k@example.org', days: '7',
  }); // oxfmt-ignore
  const [letter] = await db.read.select().from(mails).where(eq(mails.recipient, 'k@example.org'));
  expect(await app.text(/\/reviews\/[\w-]+/.exec(letter!.body)![0])).toContain(sentence);

  const approve = { ...grant, revision: '1', decision: 'approved', reason: '' };
  expect((await app.post(path, approve, officer)).status).toBe(422);
  expect((await app.post(path, { ...approve, nothingRequired: 'yes' }, officer)).status).toBe(302);
});

test('what a course requires is said there once, in one sentence', async () => {
  const { versionId } = await publishCourse(app, author, {
    status: 'passed',
    minScore: '75',
    minMinutes: '5',
  });
  const page = await app.text(`/associations/latvia/courses/${versionId}`, officer);
  const test = said('catalogue:needs.testMark', { percent: '75%' });
  // It begins the sentence.
  expect(page).toContain(test.slice(1));
  const minutes = said('catalogue:needs.minutes', { minutes: said('common:minutes', { count: 5 }) });
  expect(page.split(minutes).length).toBe(2);
  expect(page).not.toContain('name="nothingRequired"');
});
