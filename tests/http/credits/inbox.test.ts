import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { countOpenApplications } from '#app/domains/accounts/memberships/count-open-applications.server.ts';
import { memberships } from '#db/schema/accounts.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { HOME, openPortal } from '#tests/support/portal.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const { officer, second, associationId, member, handIn } = await openPortal(app);

const ask = async (name: string): Promise<{ person: Person; id: string }> => {
  const person = await app.person(name, [], { country: 'LV' });
  await app.post('/profile', { intent: 'join', associationId, registrationNumber: `N-${name}` }, person);
  const [row] = await db.read.select().from(memberships).where(eq(memberships.personId, person.id));
  return { person, id: row!.id };
};
const stateOf = async (id: string) =>
  (await db.read.select().from(memberships).where(eq(memberships.id, id)))[0]!.state;
/** Addresses of the rows of the inbox, in their order. */
const rowsOf = (page: string) => [...page.matchAll(/class="cover" href="([^"]+)"/g)].map(([, to]) => to);
const inbox = (query = '') => app.text(`${HOME}/inbox${query}`, officer);
/** Numbers of the marks in the navigation. */
const marksOf = (page: string) =>
  [...page.matchAll(/class="count-mark"><span aria-hidden="true">(\d+)</g)].map(([, count]) => Number(count));

test('what waits for a decision is one list, the oldest first, and a decision leads to the next of whatever kind', async () => {
  const doctor = await member('working');
  const activity = await handIn(doctor);
  const { person, id } = await ask('joining');
  await app.post('/credit', { programmeId: 'ee-eps', anchorDate: '2024-05-01' }, doctor);
  const enrolments = await db.read
    .select()
    .from(programmeEnrolments)
    .where(eq(programmeEnrolments.personId, doctor.id));
  const enrolment = enrolments.find(({ programmeId }) => programmeId === 'ee-eps')!.id;
  const order = [
    `${HOME}/activities/${activity}`,
    `${HOME}/join-requests?only=${id}`,
    `${HOME}/cycles?only=${enrolment}`,
  ];
  expect(rowsOf(await inbox())).toEqual(order);
  expect(rowsOf(await inbox('?kind=membership'))).toEqual([order[1]]);
  expect(rowsOf(await inbox('?kind=nonsense&page=x'))).toEqual(order);

  const one = await app.text(order[1]!, officer);
  expect(one).toContain('joining Test');
  expect(one).toContain(said('credits:inbox.next'));
  const decision = { membershipId: id, name: 'joining Test', decision: 'accepted' };
  const accepted = await app.post(order[1]!, decision, officer);
  expect(accepted.headers.get('location')).toBe(order[2]);
  expect(await app.text(order[1]!, officer)).toContain(said('credits:inbox.gone'));
  const confirmed = await app.post(order[2]!, { intent: 'confirm', enrolmentId: enrolment }, officer);
  // After the last one the longest waiting comes again.
  expect(confirmed.headers.get('location')).toBe(order[0]);
  await app.post(order[0]!, { revision: '2', decision: 'accepted', reason: '' }, officer);
  expect(await inbox()).toContain(said('credits:inbox.none'));
  expect(await stateOf(id)).toBe('accepted');
  expect((await app.get(`${HOME}/inbox`, person)).status).toBe(404);
});

test('a decision about a request is taken back by who made it, within ten minutes, and waits again', async () => {
  const { id } = await ask('hasty');
  const path = `${HOME}/join-requests`;
  const undo = (who: Person) => app.post(path, { intent: 'undo', membershipId: id }, who);
  const accept = () =>
    app.post(path, { membershipId: id, name: 'hasty Test', decision: 'accepted' }, officer);
  expect((await undo(officer)).status).toBe(409);
  expect((await accept()).status).toBe(302);
  expect((await undo(second)).status).toBe(409);
  expect((await undo(officer)).status).toBe(302);
  expect(await stateOf(id)).toBe('requested');
  expect((await accept()).status).toBe(302);
  app.moveClock(11 * 60_000);
  expect((await undo(officer)).status).toBe(409);
  expect(await stateOf(id)).toBe('accepted');
});

test('a confirmed cycle is taken back by who confirmed it, and not after its file was made', async () => {
  const doctor = await member('confirmed');
  const [row] = await db.read
    .select()
    .from(programmeEnrolments)
    .where(eq(programmeEnrolments.personId, doctor.id));
  const path = `${HOME}/cycles`;
  const sent = { enrolmentId: row!.id };
  const confirmedAt = async () =>
    (await db.read.select().from(programmeEnrolments).where(eq(programmeEnrolments.id, row!.id)))[0]!
      .confirmedAt;
  expect((await app.post(path, { intent: 'undo', ...sent }, second)).status).toBe(409);
  expect((await app.post(path, { intent: 'undo', ...sent }, officer)).status).toBe(302);
  expect(await confirmedAt()).toBe(null);
  expect((await app.post(path, { intent: 'confirm', ...sent }, officer)).status).toBe(302);
  const activity = await handIn(doctor);
  await app.post(
    `${HOME}/activities/${activity}`,
    { revision: '2', decision: 'accepted', reason: '' },
    officer,
  );
  expect((await app.post(`${HOME}/exports`, { programmeId: 'lv-lab' }, officer)).status).toBe(302);
  expect((await app.post(path, { intent: 'undo', ...sent }, officer)).status).toBe(409);
  expect(await confirmedAt()).not.toBe(null);
});

test('what somebody handed in who is no member any more waits for nobody', async () => {
  const doctor = await member('moving');
  const activity = `${HOME}/activities/${await handIn(doctor)}`;
  expect(rowsOf(await inbox('?kind=activity'))).toEqual([activity]);
  await app.post(`${HOME}/members/${doctor.id}`, { intent: 'end', reason: 'Moved away' }, officer);
  expect((await app.get(activity, officer)).status).toBe(404);
  const page = await inbox('?kind=activity');
  expect([rowsOf(page), marksOf(page)]).toEqual([[], []]);
  expect(await app.text(`${HOME}/activities`, officer)).not.toContain(activity);
});

test('marks count what the reader can decide: not their own, and nothing where there is nothing', async () => {
  const page = () => app.text(`${HOME}/members`, officer);
  const before = marksOf(await page());
  expect(before).toEqual([]);
  await ask('counted');
  // Home has it, and the page of requests.
  expect(marksOf(await page())).toEqual([1, 1]);
  await app.post('/profile', { intent: 'join', associationId, registrationNumber: 'N-own' }, officer);
  expect(marksOf(await page())).toEqual([1, 1]);
  expect(marksOf(await app.text(`${HOME}/members`, second))).toEqual([2, 2]);
  const onHome = async (reader: Person) => (await countOpenApplications(await app.as(reader)))[0]?.count;
  expect([await onHome(officer), await onHome(second)]).toEqual([1, 2]);
});

test('members are sorted by each column, upwards and downwards', async () => {
  await member('alpha', '2024-05-01');
  await member('omega', '2022-01-01');
  const order = async (sort: string) => {
    const page = await app.text(`${HOME}/members?sort=${sort}`, officer);
    return ['alpha Test', 'omega Test'].toSorted((a, b) => page.indexOf(`${a}<`) - page.indexOf(`${b}<`))[0];
  };
  const first = [];
  for (const sort of ['name', '-name', 'number', '-number', 'end', '-end']) first.push(await order(sort));
  expect(first).toEqual(['alpha Test', 'omega Test', 'alpha Test', 'omega Test', 'omega Test', 'alpha Test']);
  expect(await app.text(`${HOME}/members?sort=-end`, officer)).toContain('aria-sort="descending"');
});

test('home begins with what has waited longest, and leads to how members are doing', async () => {
  const page = await app.text(HOME, officer);
  expect(page).toContain('class="beam"');
  expect(page.indexOf('counted Test')).toBeGreaterThan(page.indexOf('class="beam"'));
  expect(page).toContain(`${HOME}/members?state=at_risk`);
  expect(page).toContain(said('credits:officer.byYear'));
});
