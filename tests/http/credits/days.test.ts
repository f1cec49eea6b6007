import { expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { todayOf } from '#app/domains/accounts/ctx.ts';
import { accreditVersion } from '#app/domains/credits/accreditation/accredit-version.server.ts';
import { parseActivity } from '#app/domains/credits/activities/parse-activity.ts';
import { assignDays } from '#app/domains/credits/ledger/assign-days.server.ts';
import { readEvidence } from '#app/domains/credits/ledger/evidence.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { rewriting } from '#db/rewriting.ts';
import { people } from '#db/schema/accounts.ts';
import { certificates } from '#db/schema/certificates.ts';
import { creditFindings, participations } from '#db/schema/credits.ts';
import { accrediting, ANSWERS, GRANT } from '#tests/support/accrediting.ts';
import { makeApp } from '#tests/support/app.ts';
import { completeIn } from '#tests/support/completion.ts';
import { publishCourse } from '#tests/support/course.ts';

const app = await makeApp();
const { db } = app.platform;
/** Half past midnight on the first of January in Helsinki, and half past eleven of the old year in Stockholm. */
const NEW_YEAR = new Date('2026-12-31T22:30:00Z');
const { author, officer, associationId } = await accrediting(app, 'new-year', 'FI');

async function completedAtNewYear(timeZone: string) {
  app.platform.clock = () => new Date();
  const course = await publishCourse(app, author);
  for (const [code, validFrom, validTo] of [
    ['OLD', '2026-01-01', '2026-12-31'],
    ['NEW', '2027-01-01', '2027-12-31'],
  ] as const)
    await accreditVersion(await app.as(officer), associationId, {
      ...GRANT,
      courseVersionId: course.versionId,
      programmeId: 'fi-sll',
      code,
      validFrom,
      validTo,
    });
  app.platform.clock = () => NEW_YEAR;
  const doctor = await app.person(`doctor-${timeZone.slice(-4)}`);
  await db.transact((tx) => tx.update(people).set({ timeZone }).where(eq(people.id, doctor.id)));
  const id = await registerForCourse({ ...(await app.as(doctor)), now: NEW_YEAR }, course.slug, {
    language: 'en',
  });
  await db.transact((tx) => completeIn(tx, id, { at: NEW_YEAR }));
  expect((await app.post(`/registrations/${id}/evaluation`, ANSWERS, doctor)).status).toBe(302);
  const [line] = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  const [certificate] = await db.read.select().from(certificates).where(eq(certificates.personId, doctor.id));
  return {
    line: line!,
    snapshot: JSON.parse(certificate!.snapshot) as {
      endedOn: string;
      issuedOn: string;
      credit: { code: string }[];
    },
  };
}

test.each([
  ['Europe/Helsinki', '2027-01-01', 'NEW'],
  ['Europe/Stockholm', '2026-12-31', 'OLD'],
])(
  'half past midnight in Helsinki: in %s a course is of %s, and so are its accreditation and certificate',
  async (timeZone, day, code) => {
    const { line, snapshot } = await completedAtNewYear(timeZone);
    expect(line.sessions).toEqual([{ date: day, minutes: 30 }]);
    expect(snapshot).toMatchObject({ endedOn: day, issuedOn: day, credit: [{ code }] });
    expect(readEvidence(line.evidence)).toMatchObject({ kind: 'course', minutes: 30 });
  },
);

test('what somebody did today is no day to come, at whatever hour', async () => {
  app.platform.clock = () => NEW_YEAR;
  const doctor = await app.person('today');
  const handIn = async (date: string) => {
    const ctx = { ...(await app.as(doctor)), now: NEW_YEAR };
    return parseActivity(
      {
        activityType: 'article',
        title: 'An article',
        organiser: 'A journal',
        language: 'en',
        'date-0': date,
      },
      todayOf(ctx),
    );
  };
  expect((await handIn('2027-01-01')).sessions).toMatchObject([{ date: '2027-01-01' }]);
  await expect(handIn('2027-01-02')).rejects.toThrow('date_in_future');
});

test('lines of before get their day, and a finding says where it is another one', async () => {
  const { line } = await completedAtNewYear('Europe/Riga');
  const { line: same } = await completedAtNewYear('Europe/Stockholm');
  // As such lines lay in the database before each had its days.
  await db.transact((tx) =>
    rewriting(tx, 'repair', async () => void (await tx.update(participations).set({ sessions: null }))),
  );
  expect(await assignDays({ ...app.operator, now: NEW_YEAR })).toBeGreaterThan(0);
  const [moved] = await db.read.select().from(participations).where(eq(participations.id, line.id));
  expect(moved!.sessions).toEqual([{ date: '2027-01-01', minutes: 30 }]);
  const findings = await db.read
    .select()
    .from(creditFindings)
    .where(eq(creditFindings.participationId, line.id));
  expect(findings).toMatchObject([
    { kind: 'day_moved', programmeId: '', detail: { days: { before: '2026-12-31', after: '2027-01-01' } } },
  ]);
  expect(await db.read.$count(creditFindings, eq(creditFindings.participationId, same.id))).toBe(0);
  expect(await assignDays({ ...app.operator, now: NEW_YEAR })).toBe(0);
});
