import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { scheduleWebinar } from '#app/domains/webinars/schedule/schedule-webinar.server.ts';
import { MINUTE_MS, wallClockIn } from '#app/platform/time.ts';
import { webinars } from '#db/schema/webinars.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { SCHEDULE, announceWebinar, holdWebinar, takeSeat } from '#tests/support/webinar.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const mentor = await app.person('mentor', ['mentor']);

const moveTo = (id: string, minutes: number) =>
  db.transact((tx) => {
    const startsAt = new Date(Date.now() + minutes * MINUTE_MS);
    const endsAt = new Date(startsAt.getTime() + 60 * MINUTE_MS);
    return tx.update(webinars).set({ startsAt, endsAt }).where(eq(webinars.id, id));
  });
const pageOf = (slug: string, person: Person) => app.text(`/webinars/${slug}`, person);
/** The class of the link into the room. */
const enterButton = (page: string): string | undefined =>
  new RegExp(`class="([^"]*)" href="[^"]*/room">${said('webinars:decide.enter')}`).exec(page)?.[1];

test('who has a seat reads it first, and is led into the room from a quarter of an hour before', async () => {
  const { id, slug } = await announceWebinar(app, mentor);
  const doctor = await app.person('doctor');
  await moveTo(id, 7 * 24 * 60);
  const before = await pageOf(slug, doctor);
  expect([enterButton(before), before.includes(said('webinars:seatState.seat'))]).toEqual([undefined, false]);
  await takeSeat(app, slug, doctor);
  const early = await pageOf(slug, doctor);
  expect(early.indexOf(said('webinars:seatState.seat'))).toBeLessThan(early.indexOf('id="decide"'));
  expect(early.indexOf(said('webinars:seatState.seat'))).toBeGreaterThan(0);
  expect(enterButton(early)).toBeUndefined();
  expect(enterButton(await pageOf(slug, mentor))).not.toContain('beacon');
  await moveTo(id, 14);
  expect(enterButton(await pageOf(slug, doctor))).toContain('beacon');
});

test('the page names who speaks, the host first, and whether interests are disclosed', async () => {
  const { id, slug } = await announceWebinar(app, mentor);
  const cohost = await app.person('cohost');
  await app.post(`/mentor/webinars/${id}`, { intent: 'staff', email: cohost.email, role: 'cohost' }, mentor);
  const page = await pageOf(slug, await app.person('reader'));
  expect(page.indexOf('mentor Test')).toBeLessThan(page.indexOf('cohost Test'));
  expect(page).toContain(said('credits:disclosure.none'));
});

test('a webinar that has not begun is not among what is not counted yet; one that is over is', async () => {
  const { id, slug } = await announceWebinar(app, mentor, { title: 'Not begun yet' });
  const doctor = await app.person('waits');
  await takeSeat(app, slug, doctor);
  expect(await app.text('/credit', doctor)).not.toContain('Not begun yet');
  await holdWebinar(app, id, new Date());
  expect(await app.text('/credit', doctor)).toContain('Not begun yet');
});

test('while a webinar is planned its host reads which others are at the same time', async () => {
  const zone = { timeZone: 'UTC', ...wallClockIn('UTC', new Date(Date.now() + 30 * 24 * 60 * MINUTE_MS)) };
  const draft = async (person: Person, title: string, language = 'lv') =>
    scheduleWebinar(await app.as(person), { ...SCHEDULE, ...zone, title, language });
  const [host, other, far] = [
    await app.person('host', ['mentor']),
    await app.person('other', ['mentor']),
    await app.person('far', ['mentor']),
  ];
  const own = await draft(host, 'Mine to plan');
  const clashes = async () => app.text(`/mentor/webinars/${own}`, host);
  expect(await clashes()).not.toContain(said('webinars:clash.title'));
  const [announced, foreign] = [
    await draft(other, 'Same language'),
    await draft(far, 'Other language', 'be'),
  ];
  await draft(other, 'A draft of somebody else');
  await draft(host, 'Mine as well', 'be');
  await app.post(`/mentor/webinars/${announced}`, { intent: 'announce' }, other);
  await app.post(`/mentor/webinars/${foreign}`, { intent: 'announce' }, far);
  const page = await clashes();
  expect(page).toContain(said('webinars:clash.title'));
  for (const title of ['Same language', 'Mine as well']) expect(page).toContain(title);
  for (const title of ['Other language', 'A draft of somebody else']) expect(page).not.toContain(title);
});

test('after the end the studio leads to attendance and recording, and to nothing that is said to the room', async () => {
  const { id } = await announceWebinar(app, mentor);
  const studio = () => app.text(`/mentor/webinars/${id}/studio`, mentor);
  expect(await studio()).toContain('value="check-now"');
  await holdWebinar(app, id, new Date());
  const over = await studio();
  for (const path of ['attendance', 'recording']) expect(over).toContain(`/mentor/webinars/${id}/${path}`);
  expect(over).not.toContain('value="check-now"');
});
