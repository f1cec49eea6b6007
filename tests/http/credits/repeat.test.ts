import { expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { accreditVersion } from '#app/domains/credits/accreditation/accredit-version.server.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { rewriting } from '#db/rewriting.ts';
import { certificates } from '#db/schema/certificates.ts';
import { participations } from '#db/schema/credits.ts';
import { evaluations, registrations } from '#db/schema/learning.ts';
import { memberships } from '#db/schema/accounts.ts';
import { completeIn } from '#tests/support/completion.ts';
import { accrediting, ANSWERS, GRANT } from '#tests/support/accrediting.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { publishCourse } from '#tests/support/course.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const { author, officer, associationId } = await accrediting(app);

async function accreditedCourse(repeatable: '' | 'yes') {
  const course = await publishCourse(app, author);
  await accreditVersion(await app.as(officer), associationId, {
    ...GRANT,
    courseVersionId: course.versionId,
    repeatable,
  });
  return course;
}
/** Registers again, and completes; returns the address of the evaluation. */
async function take(doctor: Person, { slug, path }: { slug: string; path: string }): Promise<string> {
  await app.post(path, { intent: 'end' }, doctor);
  const id = await registerForCourse(await app.as(doctor), slug, { language: 'en' });
  await db.transact(async (tx) => {
    await completeIn(tx, id);
  });
  return `/registrations/${id}/evaluation`;
}
const linesOf = (doctor: Person) => db.read.$count(participations, eq(participations.personId, doctor.id));
const papersOf = (doctor: Person) => db.read.$count(certificates, eq(certificates.personId, doctor.id));

test('a course taken again is learning, and no second line or certificate; the page says so before and after', async () => {
  const doctor = await app.person('again');
  const course = await accreditedCourse('');
  expect((await app.post(await take(doctor, course), ANSWERS, doctor)).headers.get('location')).toContain(
    '?new=',
  );
  const again = await take(doctor, course);
  expect(await (await app.get(again, doctor)).text()).toContain(said('credits:given.title'));
  const to = (await app.post(again, ANSWERS, doctor)).headers.get('location')!;
  expect(to).toContain('?given=');
  expect(await (await app.get(to, doctor)).text()).toContain(said('credits:given.title'));
  expect([await linesOf(doctor), await papersOf(doctor)]).toEqual([1, 1]);
  const answered = await db.read
    .select({ id: evaluations.id })
    .from(evaluations)
    .innerJoin(registrations, eq(registrations.id, evaluations.registrationId))
    .where(eq(registrations.personId, doctor.id));
  expect(answered).toHaveLength(2);
  expect((await app.post(again, ANSWERS, doctor)).status).toBe(409);
});

test('two evaluations at once give credit once', async () => {
  const doctor = await app.person('twice');
  const course = await accreditedCourse('');
  const evaluation = await take(doctor, course);
  // A second registration of the same person that is open as well, as two processes could leave it.
  const other = await take(await app.person('other'), course);
  const otherId = other.split('/')[2]!;
  await db.transact(async (tx) => {
    await tx.update(registrations).set({ personId: doctor.id }).where(eq(registrations.id, otherId));
  });
  const sent = await Promise.all([app.post(evaluation, ANSWERS, doctor), app.post(other, ANSWERS, doctor)]);
  expect(sent.map(({ status }) => status)).toEqual([302, 302]);
  expect([await linesOf(doctor), await papersOf(doctor)]).toEqual([1, 1]);
});

test('an accreditation that says so gives credit each time', async () => {
  const doctor = await app.person('repeating');
  const course = await accreditedCourse('yes');
  await app.post(await take(doctor, course), ANSWERS, doctor);
  await app.post(await take(doctor, course), ANSWERS, doctor);
  expect([await linesOf(doctor), await papersOf(doctor)]).toEqual([2, 2]);
});

test('what was taken back is earned again', async () => {
  const doctor = await app.person('returning');
  await app.post('/profile', { intent: 'join', associationId, registrationNumber: '1' }, doctor);
  const [row] = await db.read.select().from(memberships).where(eq(memberships.personId, doctor.id));
  await app.post(
    '/associations/latvia/join-requests',
    { membershipId: row!.id, decision: 'accepted' },
    officer,
  );
  const course = await accreditedCourse('');
  await app.post(await take(doctor, course), ANSWERS, doctor);
  const [line] = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  const taken = await app.post(`/associations/latvia/evidence/${line!.id}`, { reason: 'Not there' }, officer);
  expect(taken.status).toBe(302);
  await app.post(await take(doctor, course), ANSWERS, doctor);
  expect([await linesOf(doctor), await papersOf(doctor)]).toEqual([3, 2]);
});

test('an accreditation in another programme gives its credit once more, and the used one gives none', async () => {
  const doctor = await app.person('two-programmes');
  const course = await accreditedCourse('');
  await app.post(await take(doctor, course), ANSWERS, doctor);
  await accreditVersion(await app.as(officer), associationId, {
    ...GRANT,
    courseVersionId: course.versionId,
    programmeId: 'eaccme',
    units: '2',
  });
  // The first line counts in both programmes, since both accreditations held on its day: nothing is left to give.
  expect((await app.post(await take(doctor, course), ANSWERS, doctor)).headers.get('location')).toContain(
    '?given=',
  );

  const later = await app.person('one-used');
  const before = await publishCourse(app, author);
  const year = (validFrom: string, programmeId: string, code: string) =>
    app.as(officer).then((ctx) =>
      accreditVersion(ctx, associationId, {
        ...GRANT,
        courseVersionId: before.versionId,
        programmeId,
        code,
        validFrom,
      }),
    );
  await year('2020-01-01', 'lv-lab', 'LV-2');
  await app.post(await take(later, before), ANSWERS, later);
  // As if it had been taken long before the second accreditation began.
  const old = new Date('2021-03-01T10:00:00Z');
  await db.transact((tx) =>
    rewriting(tx, 'repair', async () => {
      await tx
        .update(participations)
        .set({ startedAt: old, endedAt: old, sessions: [{ date: '2021-03-01', minutes: 30 }] })
        .where(eq(participations.personId, later.id));
    }),
  );
  await year('2022-01-01', 'eaccme', 'EU-2');
  const again = await take(later, before);
  expect(await (await app.get(again, later)).text()).not.toContain(said('credits:given.title'));
  expect((await app.post(again, ANSWERS, later)).headers.get('location')).toContain('?new=');
  expect([await linesOf(later), await papersOf(later)]).toEqual([2, 2]);
  const papers = await db.read.select().from(certificates).where(eq(certificates.personId, later.id));
  expect(
    papers.map(({ snapshot }) =>
      (JSON.parse(snapshot) as { credit: { code: string }[] }).credit.map(({ code }) => code),
    ),
  ).toEqual(expect.arrayContaining([['LV-2'], ['EU-2']]));
  // And now both are used.
  expect((await app.post(await take(later, before), ANSWERS, later)).headers.get('location')).toContain(
    '?given=',
  );
});
