import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { warnOfExpiringAccreditations } from '#app/domains/credits/accreditation/warn-of-expiring-accreditations.server.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { saveDisclosure } from '#app/domains/catalogue/disclosures/save-disclosure.server.ts';
import { submitApplication } from '#app/domains/credits/applications/submit-application.server.ts';
import { formatFor } from '#app/i18n/format.ts';
import { people } from '#db/schema/accounts.ts';
import { courseVariants } from '#db/schema/catalogue.ts';
import { mails } from '#db/schema/platform.ts';
import { makeApp } from '#tests/support/app.ts';
import { publishCourse } from '#tests/support/course.ts';
import { day } from '#tests/support/days.ts';

const app = await makeApp();
const { db } = app.platform;

test('a reviewer who is invited again reviews once: the earlier link ends, another reviewer’s does not', async () => {
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
  // Two tabs at the same time: one review counts.
  const both = await Promise.all(['Twice', 'Thrice'].map((words) => app.post(second!, word(words))));
  expect(both.map(({ status }) => status).toSorted()).toEqual([302, 409]);
  expect((await app.post(other!, word('Me too'))).status).toBe(302);
  // Invited once more after a review, they may submit another; the first one stays.
  await invite('kask@example.org');
  const [, , third] = await linksTo('kask@example.org');
  expect((await app.post(third!, word('After the changes'))).status).toBe(302);
});

test('mails about a course name it in the language of whoever reads them, and their dates as that language writes them', async () => {
  const [author, officer] = [await app.person('piret', ['author']), await app.person('aino')];
  await db.transact((tx) => tx.update(people).set({ locale: 'fi' }).where(eq(people.id, officer.id)));
  const associationId = await app.association('finland', [officer], 'FI');
  const { courseId, versionId } = await publishCourse(app, author);
  const ctx = await app.as(author);
  await saveDisclosure(ctx, courseId, { name: 'Dr A', role: 'author', interests: '', resolution: '', statedOn: day() }); // oxfmt-ignore
  const [offer] = await readOwnCourse(ctx, courseId);
  const [english] = offer!.variants;
  await db.transact(async (tx) => {
    await tx
      .insert(courseVariants)
      .values({ ...english!, id: '0', language: 'be', title: 'Сэрца', versionId });
    await tx
      .insert(courseVariants)
      .values({ ...english!, id: '1', language: 'fi', title: 'Sydän', versionId });
  });
  const id = await submitApplication(ctx, courseId, {
    associationId, programmeId: 'fi-sll', needs: 'n', outcomes: 'o', audience: 'a', faculty: 'f', funding: 'none',
    agenda: `${offer!.version.minutes} All`, contentUntil: '2099-01-01',
  }); // oxfmt-ignore
  const place = `/associations/finland/applications/${id}`;
  const invited = {
    intent: 'invite',
    reviewerName: 'Prof. Kask',
    reviewerEmail: 'prof@example.org',
    days: '7',
  };
  expect((await app.post(place, invited, officer)).status).toBe(302);
  const grant = { revision: '1', decision: 'approved', units: '2', category: 'Medicine', code: 'FI-9', validFrom: '2020-01-01', validTo: day(30), nothingRequired: 'yes' }; // oxfmt-ignore
  expect((await app.post(place, grant, officer)).status).toBe(302);
  await warnOfExpiringAccreditations(app.platform, new Date());
  const mailsTo = async (address: string) =>
    (await db.read.select().from(mails).where(eq(mails.recipient, address))).map(({ subject, body }) => subject + body); // oxfmt-ignore
  const finnish = formatFor('fi', 'Europe/Riga');
  // Nothing is known of the reviewer: the mail is in the language of whoever invites.
  for (const [address, title, date] of [
    ['prof@example.org', 'Sydän', finnish.day(day(7))],
    [officer.email, 'Sydän', finnish.day(day(30))],
    [author.email, english!.title, formatFor('en').day(day(30))],
  ] as const) {
    const dated = (await mailsTo(address)).filter((text) => text.includes(date));
    expect([address, dated]).toEqual([address, [expect.stringContaining(title)]]);
  }
});
