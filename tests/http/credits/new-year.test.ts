import { expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { sendCycleReminders } from '#app/domains/credits/enrolments/send-cycle-reminders.server.ts';
import { recountStandings } from '#app/domains/credits/standings/recount-standings.server.ts';
import { accreditVersion } from '#app/domains/credits/accreditation/accredit-version.server.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { people } from '#db/schema/accounts.ts';
import { certificates } from '#db/schema/certificates.ts';
import { creditStandings, participations } from '#db/schema/credits.ts';
import { mails } from '#db/schema/platform.ts';
import { accrediting, ANSWERS, enrol, GRANT } from '#tests/support/accrediting.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { completeIn } from '#tests/support/completion.ts';
import { publishCourse } from '#tests/support/course.ts';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const HOME = '/associations/latvia';
/** Half past midnight on the first of January 2027 in Riga; half past eleven of the old year in Stockholm, and by UTC. */
const NEW_YEAR = new Date('2026-12-31T22:30:00Z');
app.platform.clock = () => NEW_YEAR;
const { author, officer, associationId } = await accrediting(app);

/** A member in a cycle of five years from that day, who agrees to be exported. */
async function memberIn(timeZone: string, anchorDate: string): Promise<Person> {
  const doctor = await app.person(`doctor-${timeZone.slice(-4)}`, [], { country: 'LV' });
  await db.transact((tx) => tx.update(people).set({ timeZone }).where(eq(people.id, doctor.id)));
  await enrol(app, { officer, associationId }, doctor, { number: `N-${timeZone}`, anchorDate });
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
        ...GRANT,
        courseVersionId: course.versionId,
        code: each,
        units: '2',
        validFrom,
        validTo,
      });
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

test.each([
  ['Europe/Riga', 2, false],
  ['Europe/Stockholm', 1, true],
])(
  'a course that is taken again at that moment is, in %s, of the day on which another programme takes it up, or of the day before',
  async (timeZone, lines, isGiven) => {
    const doctor = await app.person(`again-${timeZone.slice(-4)}`);
    await db.transact((tx) => tx.update(people).set({ timeZone }).where(eq(people.id, doctor.id)));
    const course = await publishCourse(app, author);
    for (const [programmeId, validFrom, validTo] of [
      ['lv-lab', '2026-01-01', '2026-12-31'],
      ['eaccme', '2027-01-01', '2027-12-31'],
    ] as const)
      await accreditVersion({ ...(await app.as(officer)), now: NEW_YEAR }, associationId, {
        courseVersionId: course.versionId, programmeId, code: 'X-1', units: '2', category: 'x', validFrom, validTo, repeatable: '',
      }); // oxfmt-ignore
    const take = async (at: Date) => {
      await app.post(course.path, { intent: 'end' }, doctor);
      const ctx = { ...(await app.as(doctor)), now: NEW_YEAR };
      const id = await registerForCourse(ctx, course.slug, { language: 'en' });
      await db.transact((tx) => completeIn(tx, id, { at }));
      return `/registrations/${id}/evaluation`;
    };
    await app.post(await take(new Date('2026-06-10T12:00:00Z')), ANSWERS, doctor);
    const again = await take(NEW_YEAR);
    expect((await (await app.get(again, doctor)).text()).includes(said('credits:given.title'))).toBe(isGiven);
    expect((await app.post(again, ANSWERS, doctor)).status).toBe(302);
    expect(await db.read.$count(participations, eq(participations.personId, doctor.id))).toBe(lines);
  },
);

test('a cycle is over when its last day is, where its member is; a reminder comes on the day that was chosen, there', async () => {
  app.platform.clock = () => new Date('2026-11-20T09:00:00Z');
  const [riga, stockholm] = [
    await memberIn('Europe/Riga', '2022-01-01'),
    await memberIn('Europe/Stockholm', '2022-01-01'),
  ];
  for (const doctor of [riga, stockholm])
    await app.post('/credit/reminders', { intent: 'details', programmeId: 'lv-lab', remind: ['1'] }, doctor);
  const both = async <T>(of: (person: Person) => Promise<T>) => [await of(riga), await of(stockholm)];

  const letters = (person: Person) => db.read.$count(mails, eq(mails.recipient, person.email));
  const [before] = [await both(letters)];
  await sendCycleReminders(app.platform, new Date('2026-11-29T22:30:00Z'));
  expect(await both(letters)).toEqual([before[0]! + 1, before[1]!]);
  await sendCycleReminders(app.platform, new Date('2026-11-29T23:30:00Z'));
  expect(await both(letters)).toEqual([before[0]! + 1, before[1]! + 1]);

  // From that day on nothing changes by itself.
  const recountOn = async (person: Person) => {
    const of = eq(creditStandings.personId, person.id);
    return (await db.read.select().from(creditStandings).where(of))[0]!.recountOn;
  };
  expect(await both(recountOn)).toEqual(['2027-01-01', '2027-01-01']);
  await recountStandings(db, NEW_YEAR, {});
  expect(await both(recountOn)).toEqual([null, '2027-01-01']);
  await recountStandings(db, new Date('2026-12-31T23:30:00Z'), {});
  expect(await both(recountOn)).toEqual([null, null]);
});
