import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { saveDisclosure } from '#app/domains/catalogue/disclosures/save-disclosure.server.ts';
import { submitApplication } from '#app/domains/credits/applications/submit-application.server.ts';
import { mails } from '#db/schema/platform.ts';
import { makeApp } from '#tests/support/app.ts';
import { publishCourse } from '#tests/support/course.ts';
import { day } from '#tests/support/days.ts';

const app = await makeApp();
const { db } = app.platform;

test('a reviewer who is invited again is heard once: the earlier link ends, another reviewer’s does not', async () => {
  const [author, officer] = [await app.person('author', ['author']), await app.person('officer')];
  const associationId = await app.association('latvia', [officer]);
  const { courseId } = await publishCourse(app, author);
  const ctx = await app.as(author);
  await saveDisclosure(ctx, courseId, { name: 'Dr A', role: 'author', interests: '', resolution: '', statedOn: day() }); // oxfmt-ignore
  const [offer] = await readOwnCourse(ctx, courseId);
  const id = await submitApplication(ctx, courseId, {
    associationId, programmeId: 'lv-lab', needs: 'n', outcomes: 'o', audience: 'a', faculty: 'f', funding: 'none',
    agenda: `${offer!.version.minutes} All`, contentUntil: '2099-01-01',
  }); // oxfmt-ignore
  const invite = async (reviewerEmail: string) => {
    const form = { intent: 'invite', reviewerName: 'Prof. Kask', reviewerEmail, days: '7' };
    expect((await app.post(`/associations/latvia/applications/${id}`, form, officer)).status).toBe(302);
  };
  const linksTo = async (address: string) =>
    (await db.read.select().from(mails).where(eq(mails.recipient, address))).map(({ body }) => /\/reviews\/[\w-]+/.exec(body)![0]); // oxfmt-ignore
  for (const address of ['kask@example.org', 'other@example.org', 'kask@example.org']) await invite(address);
  const [[first, second], [other]] = [await linksTo('kask@example.org'), await linksTo('other@example.org')];
  const word = (comment: string) => ({ verdict: 'recommend', comment });
  expect((await app.get(first!)).status).toBe(410);
  expect((await app.post(first!, word('Once'))).status).toBe(410);
  // Two tabs in one moment: one is heard.
  const both = await Promise.all(['Twice', 'Thrice'].map((words) => app.post(second!, word(words))));
  expect(both.map(({ status }) => status).toSorted()).toEqual([302, 409]);
  expect((await app.post(other!, word('Me too'))).status).toBe(302);
  // Who has been heard and is invited once more is heard again; what they said stays.
  await invite('kask@example.org');
  const [, , third] = await linksTo('kask@example.org');
  expect((await app.post(third!, word('After the changes'))).status).toBe(302);
});
