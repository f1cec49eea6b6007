import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { checkLedger } from '#app/domains/credits/findings/check-ledger.server.ts';
import { reverseParticipationIn } from '#app/domains/credits/ledger/reverse-participation.server.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { memberships } from '#db/schema/accounts.ts';
import { audit } from '#db/schema/platform.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { creditFindings, participations } from '#db/schema/credits.ts';
import { newId } from '#app/platform/ids.server.ts';
import { ANSWERS } from '#tests/support/accrediting.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { completeIn } from '#tests/support/completion.ts';
import { publishCourse } from '#tests/support/course.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
let author: Person;
let officer: Person;
let elsewhere: Person;
let doctor: Person;

beforeAll(async () => {
  author = await app.person('author', ['author']);
  officer = await app.person('officer');
  elsewhere = await app.person('elsewhere');
  doctor = await app.person('doctor');
  const latvia = await app.association('latvia', [officer]);
  await app.association('estonia', [elsewhere], 'EE');
  for (const { id: personId } of [doctor, officer])
    await db.transact((tx) =>
      tx.insert(memberships).values({
        id: newId(), personId, associationId: latvia, registrationNumber: personId, state: 'accepted', requestedAt: new Date(), decidedAt: new Date(),
      }),
    ); // oxfmt-ignore
});

type Rule = { status: string; minScore: string | null; minMinutes: number };
const RULE = { status: 'completed-or-passed', minScore: null, minMinutes: 5 };

/** A line as the ledger held it before failed attempts were kept from credit. */
async function line(
  who: Person,
  {
    rule = RULE,
    ...more
  }: { rule?: Rule; successStatus?: string; scaledScore?: string; test?: object | null } = {},
): Promise<{ id: string; versionId: string }> {
  const { slug, versionId } = await publishCourse(app, author, { minMinutes: '5' });
  const registrationId = await registerForCourse(await app.as(who), slug, { language: 'en' });
  const id = newId();
  const at = new Date('2026-10-01T10:00:00Z');
  await db.transact((tx) =>
    tx.insert(participations).values({
      id, personId: who.id, kind: 'course', activityType: 'elearning', courseVersionId: versionId, registrationId,
      title: 'Heart at home', language: 'en', startedAt: at, endedAt: at, minutes: 5,
      sessions: [{ date: '2026-10-01', minutes: 5 }], recordedAt: at, recordedBy: 'system',
      evidence: {
        version: 1, kind: 'course', rule, minutes: 5, startedAt: at.toISOString(), completionStatus: 'completed',
        successStatus: null, scaledScore: null, attemptId: 'a', launchId: 'l', packageId: 'p', ...more,
      },
    }),
  ); // oxfmt-ignore
  return { id, versionId };
}
const check = () => checkLedger(app.operator);
const findingsOf = async (id: string) =>
  (await db.read.select().from(creditFindings).where(eq(creditFindings.participationId, id))).map(
    ({ kind, detail }) => ({ kind, detail }),
  );

test('a line that was earned although the attempt failed is found, once, and nothing else is changed', async () => {
  const failed = await line(doctor, { successStatus: 'failed', scaledScore: '0', test: { passMark: '0.7' } });
  const older = await line(doctor, { successStatus: 'failed' });
  const passed = await line(doctor, { successStatus: 'passed', scaledScore: '0.9' });
  const before = await db.read.select().from(participations);
  expect(await check()).toBe(2);
  expect(await check()).toBe(0);
  expect(await findingsOf(failed.id)).toEqual([
    { kind: 'failed_attempt', detail: { attempt: { score: '0', mark: '0.7' } } },
  ]);
  expect(await findingsOf(older.id)).toEqual([
    { kind: 'failed_attempt', detail: { attempt: { score: null, mark: null } } },
  ]);
  expect(await findingsOf(passed.id)).toEqual([]);
  expect(await db.read.select().from(participations)).toEqual(before);
});

test('what was earned where nothing was required is found, unless author or officer confirmed it', async () => {
  const rule = { ...RULE, minMinutes: 0 };
  const nobody = await line(doctor, { rule });
  const byAuthor = await line(doctor, { rule });
  await db.transact((tx) =>
    tx.update(courseVersions).set({ nothingRequiredAt: new Date(), nothingRequiredBy: author.id }).where(eq(courseVersions.id, byAuthor.versionId)),
  ); // oxfmt-ignore
  expect(await check()).toBe(1);
  expect(await findingsOf(nobody.id)).toEqual([{ kind: 'nothing_required', detail: {} }]);
  expect(await findingsOf(byAuthor.id)).toEqual([]);
});

test('a line that was taken back is left out', async () => {
  const { id } = await line(doctor, { successStatus: 'failed' });
  const [row] = await db.read.select().from(participations).where(eq(participations.id, id));
  await db.transact((tx) => reverseParticipationIn(tx, app.operator, row!, 'A mistake'));
  expect(await check()).toBe(0);
});

test('officers of the member’s association see them, linked to the evidence, and mark them as looked at', async () => {
  const { id } = await line(doctor, {
    successStatus: 'failed',
    scaledScore: '0.25',
    test: { passMark: '0.7' },
  });
  await check();
  const path = '/associations/latvia/findings';
  // The inbox leads to the evidence, and the entry of insights to all of them.
  const inbox = await app.text('/associations/latvia/inbox?kind=finding', officer);
  expect(inbox).toContain(`/associations/latvia/evidence/${id}`);
  expect(await app.text('/associations/latvia/statistics', officer)).toContain(`href="${path}"`);
  const page = await app.text(path, officer);
  expect(page).toContain(`/associations/latvia/evidence/${id}`);
  expect(page).toContain(said('credits:findings.failedScore', { score: '25%', mark: '70%' }));

  const [finding] = await db.read.select().from(creditFindings).where(eq(creditFindings.participationId, id));
  const seen = { intent: 'seen', findingId: finding!.id };
  expect((await app.post('/associations/estonia/findings', seen, elsewhere)).status).toBe(404);
  expect((await app.post(path, seen, elsewhere)).status).toBe(404);
  expect(await app.text('/associations/estonia/findings', elsewhere)).not.toContain(id);
  expect((await app.post(path, seen, doctor)).status).toBe(404);
  expect((await app.post(path, seen, officer)).status).toBe(302);
  expect((await app.post(path, seen, officer)).status).toBe(409);
  const [after] = await db.read.select().from(creditFindings).where(eq(creditFindings.id, finding!.id));
  expect(after).toMatchObject({ seenBy: officer.id, kind: 'failed_attempt' });
  expect(await db.read.$count(audit, eq(audit.action, 'credits.finding-seen'))).toBe(1);
  expect(await app.text(path, officer)).not.toContain(id);
  expect(await check()).toBe(0);
});

test('nobody decides about a finding of their own', async () => {
  const { id } = await line(officer, { successStatus: 'failed' });
  await check();
  const [finding] = await db.read.select().from(creditFindings).where(eq(creditFindings.participationId, id));
  const seen = { intent: 'seen', findingId: finding!.id };
  expect((await app.post('/associations/latvia/findings', seen, officer)).status).toBe(403);
});

test('a completion from before that failed its test earns nothing when the questions are answered now', async () => {
  const { slug } = await publishCourse(app, author, { minMinutes: '5' });
  const late = await app.person('late');
  const id = await registerForCourse(await app.as(late), slug, { language: 'en' });
  await db.transact((tx) => completeIn(tx, id, { failed: true }));
  const answer = await app.post(`/registrations/${id}/evaluation`, ANSWERS, late);
  expect(answer.status).toBe(409);
  expect(await db.read.$count(participations, eq(participations.personId, late.id))).toBe(0);
});
