import { expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { nameColumns } from '#app/domains/accounts/people/name-columns.server.ts';
import { recountStandings } from '#app/domains/credits/standings/recount-standings.server.ts';
import { refreshStandingsIn } from '#app/domains/credits/standings/refresh-standings.server.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { associations, people } from '#db/schema/accounts.ts';
import { creditStandings, participations } from '#db/schema/credits.ts';
import { ACTIVITY, sendActivity } from '#tests/support/activities.ts';
import { HOME, openPortal } from '#tests/support/portal.ts';
import { subjectsTo } from '#tests/support/mails.ts';
import { makeApp } from '#tests/support/app.ts';
import { day } from '#tests/support/days.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const { officer, member, handIn } = await openPortal(app);

test('a cycle that is over is confirmed once, and stays as it was confirmed', async () => {
  const doctor = await member('finished', '2020-01-01');
  await sendActivity(
    app,
    `${HOME}/members/${doctor.id}/activities/new`,
    officer,
    { ...ACTIVITY, 'date-0': '2024-03-02', reason: 'By post.' },
    null,
  );
  const path = `${HOME}/members/${doctor.id}`;
  const confirm = (programmeId = 'lv-lab') => app.post(path, { programmeId }, officer);
  expect((await confirm('ee-eps')).status).toBe(404);
  expect((await confirm()).status).toBe(302);
  expect((await confirm()).status).toBe(409);
  const [line] = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  await app.post(`${HOME}/evidence/${line!.id}`, { reason: 'A mistake.' }, officer);
  const page = await app.text('/credit', doctor);
  expect(page).toContain('0 of 250 points');
  expect(page).toContain(said('credits:decision.title'));
  expect(page).toContain('4 of 250 points');
  const running = await member('running');
  expect((await app.post(`${HOME}/members/${running.id}`, { programmeId: 'lv-lab' }, officer)).status).toBe(
    409,
  );
});

test('members are found by standing, programme, name and number', async () => {
  const late = await member('latecomer', '2022-01-01');
  await db.transact(async (tx) => {
    await tx.update(people).set(nameColumns('Āris Žagars latecomer Test')).where(eq(people.id, late.id));
  });
  await member('earlybird', day());
  const found = async (query: string) => {
    const page = await app.text(`${HOME}/members?${query}`, officer);
    return ['latecomer', 'earlybird'].filter((name) => page.includes(`${name} Test<`));
  };
  expect(await found('state=at_risk&programmeId=lv-lab')).toEqual(['latecomer']);
  expect(await found('state=on_track')).toEqual(['earlybird']);
  expect(await found('state=done')).toEqual([]);
  expect(await found('q=LATEC')).toEqual(['latecomer']);
  expect(await found(`q=${encodeURIComponent('āris ž')}`)).toEqual(['latecomer']);
  expect(await found('q=N-EARLY')).toEqual(['earlybird']);
  expect(await found('programmeId=fi-sll')).toEqual([]);
  expect(await found('state=nonsense&page=-1')).toEqual(['latecomer', 'earlybird']);
  expect(await app.text(`${HOME}/list?state=at_risk`, officer)).toContain('latecomer');
  await db.transact(async (tx) => {
    await tx
      .update(creditStandings)
      .set({ total: '7', recountOn: '2020-01-01' })
      .where(eq(creditStandings.personId, late.id));
  });
  await recountStandings(db, new Date(), {});
  const [row] = await db.read.select().from(creditStandings).where(eq(creditStandings.personId, late.id));
  expect(row!.total).toBe('0');
});

test('a standing in the table is what a fresh count gives', async () => {
  const rows = await db.read.select().from(creditStandings);
  await db.transact((tx) =>
    refreshStandingsIn(tx, { now: rows[0]!.countedAt }, [...new Set(rows.map(({ personId }) => personId))]),
  );
  const stripped = (all: typeof rows) =>
    all.map((row) => ({ ...row, countedAt: null })).sort((a, b) => (a.personId < b.personId ? -1 : 1));
  expect(stripped(await db.read.select().from(creditStandings))).toEqual(stripped(rows));
});

test('leave moves the end of the cycle once an officer has confirmed it; practice and reminders need nobody', async () => {
  const doctor = await member('parent');
  const details = { intent: 'details', programmeId: 'lv-lab' };
  expect((await app.post('/credit/reminders', { ...details, remind: ['6', '1'] }, doctor)).status).toBe(302);
  const page = await app.text('/credit', doctor);
  expect(page).not.toContain(pieceOf('credits:pending.cycle'));
  const leave = { 'leaveFrom-0': '2025-01-01', 'leaveTo-0': '2025-01-10', 'leaveReason-0': 'parental_leave' };
  const wrong = await app.post(
    '/credit/reminders',
    { ...details, ...leave, 'leaveTo-0': '2024-01-01' },
    doctor,
  );
  expect([wrong.status, await wrong.text()]).toEqual([
    422,
    expect.stringContaining(pieceOf('errors:ends_before_start')),
  ]);
  expect((await app.post('/credit/reminders', { ...details, ...leave }, doctor)).status).toBe(302);
  expect(await app.text('/credit', doctor)).toContain(pieceOf('credits:pending.cycle'));
  expect(await app.text(`${HOME}/cycles`, officer)).toContain(said('credits:details.reason.parental_leave'));
  expect((await app.post('/credit/reminders', { ...details, programmeId: 'ee-eps' }, doctor)).status).toBe(
    404,
  );
});

test('a reminder comes once, on the day that was chosen, to those who miss something', async () => {
  const doctor = await member('forgetful');
  await app.post(
    '/credit/reminders',
    { intent: 'details', programmeId: 'lv-lab', remind: ['6', '1'] },
    doctor,
  );
  const [standing] = await db.read
    .select()
    .from(creditStandings)
    .where(eq(creditStandings.personId, doctor.id));
  const before = (days: number) => new Date(Date.parse(`${standing!.cycleTo}T12:00:00Z`) - days * 86_400_000);
  const letters = async () => {
    const subjects = await subjectsTo(app, doctor);
    return subjects.filter((each) => each.startsWith(pieceOf('credits:remind.subject'))).length;
  };
  const { sendCycleReminders } =
    await import('#app/domains/credits/enrolments/send-cycle-reminders.server.ts');
  const counts = [];
  for (const days of [200, 170, 100, 20, 10]) {
    // Two processes at once.
    await Promise.all([1, 2].map(() => sendCycleReminders(app.platform, before(days))));
    counts.push(await letters());
  }
  expect(counts).toEqual([0, 1, 1, 2, 2]);
});

test('the pages of a member hand over the name that they show, and no e-mail address beside it', async () => {
  const doctor = await member('unlisted');
  const activityId = await handIn(doctor);
  const decision = { revision: '2', decision: 'accepted', reason: '' };
  expect((await app.post(`${HOME}/activities/${activityId}`, decision, officer)).status).toBe(302);
  const [line] = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  for (const path of [`${HOME}/members/${doctor.id}`, `${HOME}/evidence/${line!.id}`]) {
    const data = await app.text(`${path}.data`, officer);
    expect([path, data.includes('unlisted Test'), data.includes(doctor.email)]).toEqual([path, true, false]);
  }
});

test('an officer’s pages call association and programme as the officer does', async () => {
  await member('of-the-region');
  await db.transact(async (tx) => {
    await tx.update(associations).set({ names: { fi: 'Latvian perhelääkärit' } });
    await tx.update(people).set({ locale: 'fi' }).where(eq(people.id, officer.id));
  });
  const called = translatorFor('fi')('credits:programme.lv-lab');
  for (const page of ['', '/members', '/statistics', '/rules', '/exports'])
    expect(await app.text(HOME + page, officer)).toContain('>Latvian perhelääkärit<');
  for (const page of ['/statistics', '/rules', '/exports'])
    expect(await app.text(HOME + page, officer)).toContain(called);
});
