import { beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { accreditVersion } from '#app/domains/credits/accreditation/accredit-version.server.ts';
import { creditText } from '#app/domains/credits/credit-text.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { formatFor } from '#app/i18n/format.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { certificates } from '#db/schema/certificates.ts';
import { participations, programmeEnrolments } from '#db/schema/credits.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { completeIn } from '#tests/support/completion.ts';
import { publishCourse } from '#tests/support/course.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const ANSWERS = { objectives: '5', relevant: '4', unbiased: 'yes', level: 'partly', comment: '' };
const text = async (answer: Promise<Response>) => (await answer).text();
const format = formatFor('en', 'Europe/Helsinki');
const inWords = (units: string) => creditText(said, format, 'fi-sll', units);
let officer: Person;
let associationId: string;
let course: Awaited<ReturnType<typeof publishCourse>>;

beforeAll(async () => {
  const author = await app.person('author', ['author']);
  officer = await app.person('officer');
  associationId = await app.association('finland', [officer], 'FI');
  course = await publishCourse(app, author, { minutes: '30' });
  await accreditVersion(await app.as(officer), associationId, {
    courseVersionId: course.versionId, programmeId: 'fi-sll', code: 'FI-1', units: '0.5', category: 'x', validFrom: '2020-01-01', validTo: '2099-01-01', repeatable: '',
  }); // oxfmt-ignore
});

/** A Finnish doctor, a confirmed member of the association and enrolled, who takes the course in so many minutes. */
async function taken(minutes: number) {
  const doctor = await app.person(`doctor-${minutes}`, [], { country: 'FI' });
  await app.post('/profile', { intent: 'join', associationId, registrationNumber: `R${minutes}` }, doctor);
  await app.post('/credit', { programmeId: 'fi-sll', anchorDate: '2026-01-01' }, doctor);
  await db.transact(async (tx) => {
    await tx
      .update(memberships)
      .set({ state: 'accepted', exportConsentAt: new Date() })
      .where(eq(memberships.personId, doctor.id));
    await tx
      .update(programmeEnrolments)
      .set({ confirmedAt: new Date() })
      .where(eq(programmeEnrolments.personId, doctor.id));
    await tx.update(people).set({ country: 'FI' }).where(eq(people.id, doctor.id));
  });
  const before = await text(app.get(course.path, doctor));
  const card = await text(app.get('/courses', doctor));
  const id = await registerForCourse(await app.as(doctor), course.slug, { language: 'en' });
  await db.transact((tx) => completeIn(tx, id, { minutes }));
  expect((await app.post(`/registrations/${id}/evaluation`, ANSWERS, doctor)).status).toBe(302);
  const [line] = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  const [certificate] = await db.read.select().from(certificates).where(eq(certificates.personId, doctor.id));
  const [credit] = (JSON.parse(certificate!.snapshot) as { credit: { units: string }[] }).credit;
  return { doctor, before, card, line: line!, code: certificate!.code, certified: credit!.units };
}

test('who takes 3 of 30 minutes is offered “up to”, and reads one number on certificate, check page, ledger, evidence and export', async () => {
  const { doctor, before, card, line, code, certified } = await taken(3);
  const whole = await taken(30);
  expect(before).toContain(said('credits:upTo', { units: inWords(whole.certified) }));
  expect(card).toContain(format.decimal(whole.certified));
  expect(Number(line.minutes)).toBe(3);
  expect(certified).not.toBe(whole.certified);
  expect(certified).not.toBe('0.5');
  expect(await text(app.get(`/verify/${code}`))).toContain(inWords(certified));
  expect(await text(app.get('/credit', doctor))).toContain(`<b>${format.decimal(certified)}</b>`);
  expect(await text(app.get(`/associations/finland/evidence/${line.id}`, officer))).toContain(
    inWords(certified),
  );
  const home = '/associations/finland/exports';
  await app.post(home, { programmeId: 'fi-sll' }, officer);
  const [, id] = /exports\/([^/"]+)\/json/.exec(await text(app.get(home, officer)))!;
  const { lines } = JSON.parse(await text(app.get(`${home}/${id}/json`, officer))) as { lines: { id: string; counted: string }[] }; // oxfmt-ignore
  expect(lines.find((each) => each.id === line.id)!.counted).toBe(certified);
});

test('who takes longer than the course was accredited with earns what was offered, and no more', async () => {
  const [slow, whole] = [await taken(95), await taken(31)];
  expect(slow.line.minutes).toBe(30);
  expect(slow.certified).toBe(whole.certified);
});
