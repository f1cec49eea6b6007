import { beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { memberships } from '#db/schema/accounts.ts';
import { participations, programmeEnrolments } from '#db/schema/credits.ts';
import { handInActivity, sendActivity } from '#tests/support/activities.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { publishCourse } from '#tests/support/course.ts';
import { verified } from '#tests/support/consultation.ts';
import { day } from '#tests/support/days.ts';
import { pieceOf } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const HOME = '/associations/latvia';
const SENTENCE = pieceOf('errors:own_decision');
/** An officer, member and author of the same association; the other is only its officer. */
let self: Person;
let other: Person;
let associationId: string;

beforeAll(async () => {
  [self, other] = [await app.person('self', ['author', 'mentor']), await app.person('other')];
  associationId = await app.association('latvia', [self, other]);
});

const ownDecision = async (answer: Promise<Response>) => {
  const { status, text } = await answer.then(async (each) => ({
    status: each.status,
    text: await each.text(),
  }));
  expect([status, text]).toEqual([403, expect.stringContaining(SENTENCE)]);
};
const page = async (path: string) => (await app.get(path, self)).text();
const activity = {
  activityType: 'live_onsite', title: 'Congress', organiser: 'X', language: 'en', 'date-0': '2026-03-02', 'minutes-0': '450', reason: 'r',
}; // oxfmt-ignore

test('nobody accepts their own membership; another officer does, and nobody ends their own', async () => {
  await app.post('/profile', { intent: 'join', associationId, registrationNumber: '1' }, self);
  const [row] = await db.read.select().from(memberships).where(eq(memberships.personId, self.id));
  await ownDecision(app.post(`${HOME}/join-requests`, { membershipId: row!.id, decision: 'accepted' }, self));
  const html = await page(`${HOME}/join-requests`);
  expect(html).toContain(SENTENCE);
  expect(html).not.toContain('name="decision"');
  expect(
    (await app.post(`${HOME}/join-requests`, { membershipId: row!.id, decision: 'accepted' }, other)).status,
  ).toBe(302);
  await ownDecision(app.post(`${HOME}/members/${self.id}`, { intent: 'end', reason: 'r' }, self));
  expect(await page(`${HOME}/members/${self.id}`)).not.toContain('/activities/new');
});

test('nobody approves their own new name', async () => {
  await app.post('/profile', { intent: 'ask-name', name: 'Self Renamed' }, self);
  const html = await (await app.get(`${HOME}/join-requests`, other)).text();
  const changeId = /name="changeId" value="([^"]+)"/.exec(html)![1]!;
  await ownDecision(
    app.post(`${HOME}/join-requests`, { intent: 'name', changeId, decision: 'approved' }, self),
  );
  expect(await page(`${HOME}/join-requests`)).not.toContain('name="changeId"');
  await app.post('/profile', { intent: 'withdraw-name' }, self);
});

test('nobody confirms their own cycle', async () => {
  await app.post('/credit', { programmeId: 'lv-lab', anchorDate: '2024-05-01' }, self);
  const [row] = await db.read
    .select()
    .from(programmeEnrolments)
    .where(eq(programmeEnrolments.personId, self.id));
  await ownDecision(app.post(`${HOME}/cycles`, { intent: 'confirm', enrolmentId: row!.id }, self));
  expect(await page(`${HOME}/cycles`)).not.toContain('name="enrolmentId"');
  expect((await app.post(`${HOME}/cycles`, { intent: 'confirm', enrolmentId: row!.id }, other)).status).toBe(
    302,
  );
  await ownDecision(app.post(`${HOME}/members/${self.id}`, { programmeId: 'lv-lab' }, self));
});

test('nobody decides, writes, corrects or takes back an activity of their own', async () => {
  const own = `${HOME}/members/${self.id}/activities/new`;
  await ownDecision(sendActivity(app, own, self, activity));
  expect(await page(own)).not.toContain('name="organiser"');
  expect(await db.read.$count(participations, eq(participations.personId, self.id))).toBe(0);

  const path = `${HOME}/activities/${await handInActivity(app, self, { ...activity, associationId })}`;
  await ownDecision(app.post(path, { revision: '2', decision: 'accepted' }, self));
  await ownDecision(app.post(path, { ...activity, intent: 'correct', revision: '2' }, self));
  for (const name of ['decision', 'reason']) expect(await page(path)).not.toContain(`name="${name}"`);
  expect((await app.post(path, { revision: '2', decision: 'accepted' }, other)).status).toBe(302);

  const [line] = await db.read.select().from(participations).where(eq(participations.personId, self.id));
  const evidence = `${HOME}/evidence/${line!.id}`;
  await ownDecision(sendActivity(app, `${evidence}/correct`, self, activity));
  expect(await page(`${evidence}/correct`)).not.toContain('name="organiser"');
  await ownDecision(app.post(evidence, { reason: 'r' }, self));
  await ownDecision(app.post(evidence, { intent: 'reissue', reason: 'r' }, self));
  expect(await page(evidence)).not.toContain('name="reason"');
});

test('nobody accredits a course of their own, approves their own application, or chooses or is its reviewer', async () => {
  const course = await publishCourse(app, self);
  const version = `${HOME}/courses/${course.versionId}`;
  const grant = { programmeId: 'lv-lab', code: 'LV-1', units: '1', category: 'x', validFrom: '2020-01-01', validTo: '2099-01-01' }; // oxfmt-ignore
  await ownDecision(app.post(version, grant, self));
  expect(await page(version)).not.toContain('name="units"');

  const applying = `/author/courses/${course.courseId}/accreditation`;
  const statedOn = day();
  await app.post(applying, { intent: 'disclose', name: 'Self', role: 'author', statedOn }, self);
  const file = { needs: 'n', outcomes: 'o', audience: 'a', agenda: '30 All', faculty: 'f', funding: 'n', contentUntil: '2099-01-01' }; // oxfmt-ignore
  expect((await app.post(applying, { ...file, associationId, programmeId: 'lv-lab' }, self)).status).toBe(
    302,
  );
  // It is not in the list of those who may not decide it.
  expect(await page(`${HOME}/applications`)).not.toContain(`${HOME}/applications/`);
  const id = new RegExp(`${HOME}/applications/([^"]+)"`).exec(
    await app.text(`${HOME}/applications`, other),
  )![1]!;
  const path = `${HOME}/applications/${id}`;
  await ownDecision(app.post(path, { ...grant, revision: '1', decision: 'approved' }, self));
  const invitation = { intent: 'invite', reviewerName: 'R', reviewerEmail: 'r@example.org', days: '14' };
  await ownDecision(app.post(path, invitation, self));
  expect(await page(path)).not.toContain('name="decision"');
  const toSelf = await app.post(path, { ...invitation, reviewerEmail: self.email }, other);
  expect([toSelf.status, await toSelf.text()]).toEqual([
    422,
    expect.stringContaining(pieceOf('errors:reviewer_is_organiser')),
  ]);
  expect((await app.post(path, { ...grant, revision: '1', decision: 'approved' }, other)).status).toBe(302);
});

test('the last editor of rules neither publishes nor signs them', async () => {
  const begun = await app.post(`${HOME}/rules`, { programmeId: 'lv-lab' }, self);
  const draft = begun.headers.get('location')!;
  await ownDecision(app.post(draft, { intent: 'publish', revision: '1' }, self));
  expect(await page(draft)).not.toContain('value="publish"');
  expect((await app.post(draft, { intent: 'publish', revision: '1' }, other)).status).toBe(302);
});

test('an administrator does not become an officer by their own word, and can name somebody else', async () => {
  const [admin, doctor] = [
    await app.person('admin', ['administrator']),
    await verified(app, 'd', associationId),
  ];
  const office = (personId: string) =>
    app.post(
      '/admin/people',
      { personId, roles: 'administrator', sure: 'yes', officerOf: associationId },
      admin,
    );
  await ownDecision(office(admin.id));
  expect((await office(doctor.id)).status).toBe(302);
});
