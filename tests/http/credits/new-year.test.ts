import { beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { accreditVersion } from '#app/domains/credits/accreditation/accredit-version.server.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { certificates } from '#db/schema/certificates.ts';
import { creditStandings, participations } from '#db/schema/credits.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { completeIn } from '#tests/support/completion.ts';
import { publishCourse } from '#tests/support/course.ts';
import { textOfPdf } from '#tests/support/pdf-text.ts';

const app = await makeApp();
const { db } = app.platform;
const HOME = '/associations/latvia';
const ANSWERS = { objectives: '5', relevant: '4', unbiased: 'yes', level: 'partly', comment: '' };
/** Half past midnight on the first of January 2027 in Riga; half past eleven of the old year in Stockholm, and by UTC. */
const NEW_YEAR = new Date('2026-12-31T22:30:00Z');
let author: Person;
let officer: Person;
let associationId: string;

beforeAll(async () => {
  app.platform.clock = () => NEW_YEAR;
  author = await app.person('author', ['author']);
  officer = await app.person('officer');
  associationId = await app.association('latvia', [officer]);
});

/** A member in a cycle of five years from that day, who agrees to be exported. */
async function memberIn(timeZone: string, anchorDate: string): Promise<Person> {
  const doctor = await app.person(`doctor-${timeZone.slice(-4)}`, [], { country: 'LV' });
  await db.transact((tx) => tx.update(people).set({ timeZone }).where(eq(people.id, doctor.id)));
  await app.post('/profile', { intent: 'join', associationId, registrationNumber: `N-${timeZone}` }, doctor);
  const [row] = await db.read.select().from(memberships).where(eq(memberships.personId, doctor.id));
  await app.post(HOME, { membershipId: row!.id, decision: 'accepted' }, officer);
  await app.post('/credit', { programmeId: 'lv-lab', anchorDate }, doctor);
  const page = await (await app.get(HOME, officer)).text();
  const enrolmentId = /name="enrolmentId" value="([^"]+)"/.exec(page)![1]!;
  await app.post(HOME, { intent: 'confirm', enrolmentId }, officer);
  await app.post('/profile', { intent: 'consent', membershipId: row!.id, given: 'yes' }, doctor);
  return doctor;
}

test.each([
  ['Europe/Riga', '2027-01-01', '1 January 2027', 'NEW', '2027-01-01', '2'],
  ['Europe/Riga', '2027-01-01', '1 January 2027', 'NEW', '2022-01-01', '0'],
  ['Europe/Stockholm', '2026-12-31', '31 December 2026', 'OLD', '2022-01-01', '2'],
])(
  'what is done at 22:30 UTC on New Year’s Eve is, in %s, of %s on paper and in the export (%s), under accreditation %s, and counts in the cycle from %s as %s',
  async (timeZone, day, written, code, cycleFrom, counted) => {
    const doctor = await memberIn(timeZone, cycleFrom);
    const course = await publishCourse(app, author);
    const officerCtx = { ...(await app.as(officer)), now: NEW_YEAR };
    for (const [each, validFrom, validTo] of [
      ['OLD', '2026-01-01', '2026-12-31'],
      ['NEW', '2027-01-01', '2027-12-31'],
    ] as const)
      await accreditVersion(officerCtx, associationId, {
        courseVersionId: course.versionId, programmeId: 'lv-lab', code: each, units: '2', category: 'x', validFrom, validTo, repeatable: '',
      }); // oxfmt-ignore
    const ctx = { ...(await app.as(doctor)), now: NEW_YEAR };
    const registrationId = await registerForCourse(ctx, course.slug, { language: 'en' });
    await db.transact((tx) => completeIn(tx, registrationId, { at: NEW_YEAR }));
    expect((await app.post(`/registrations/${registrationId}/evaluation`, ANSWERS, doctor)).status).toBe(302);

    const [line] = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
    expect(line!.sessions).toEqual([{ date: day, minutes: 30 }]);
    const [paper] = await db.read.select().from(certificates).where(eq(certificates.personId, doctor.id));
    const pdf = await app.get(`/certificates/${paper!.id}/pdf`, doctor);
    const other = written.startsWith('1 ') ? '31 December 2026' : '1 January 2027';
    const text = await textOfPdf(Buffer.from(await pdf.arrayBuffer()));
    // The day of the course and that of issue.
    expect([text.split(written).length - 1, text.includes(other), text.includes(code)]).toEqual([
      2,
      false,
      true,
    ]);
    expect(await (await app.get(`/verify/${paper!.code}`)).text()).toContain(written);

    const standings = await db.read
      .select()
      .from(creditStandings)
      .where(eq(creditStandings.personId, doctor.id));
    expect(standings.find(({ programmeId }) => programmeId === 'lv-lab')).toMatchObject({
      cycleFrom,
      total: counted,
    });

    await app.post(`${HOME}/exports`, { programmeId: 'lv-lab' }, officer);
    const list = await (await app.get(`${HOME}/exports`, officer)).text();
    const files = [...list.matchAll(/exports\/([^/"]+)\/json/g)].map(([, id]) => id!);
    const taken = await Promise.all(
      files.map(async (id) => {
        const as = async (format: string) =>
          (await app.get(`${HOME}/exports/${id}/${format}`, officer)).text();
        const { lines } = JSON.parse(await as('json')) as { lines: { id: string }[] };
        return { lines, csv: await as('csv') };
      }),
    );
    const { lines, csv } = taken.find((each) => each.lines.some(({ id }) => id === line!.id))!;
    expect(lines).toMatchObject([{ from: day, to: day, counted }]);
    expect(csv).toMatch(new RegExp(`${day}"?[,;]"?${day}`));
  },
);
