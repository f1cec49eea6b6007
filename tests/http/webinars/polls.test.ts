import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { copyRoomIn } from '#app/domains/rooms/room/copy-room.server.ts';
import { readRoom } from '#app/domains/rooms/room/read-room.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { roomPrompts } from '#db/schema/rooms.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { alertsOf, formWith, valuesOf } from '#tests/support/forms.ts';
import { actInRoom, announceWebinar, takeSeat } from '#tests/support/webinar.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const mentor = await app.person('mentor', ['mentor']);

const plan = (id: string, form: Record<string, string>) => app.post(`/mentor/webinars/${id}`, form, mentor);
const write = (id: string, question: string) =>
  plan(id, { intent: 'poll', question, options: 'yes\nno' }).then(({ status }) => expect(status).toBe(302));
/** As the room of this person shows them, in its order. */
const pollsOf = async (id: string, person: Person, staff: boolean) =>
  (await readRoom(await app.as(person), { roomId: id, staff }, 'waiting')).prompts;
const questionsOf = async (id: string) => (await pollsOf(id, mentor, true)).map(({ question }) => question);
const idOf = async (question: string) => {
  const [row] = await db.read.select().from(roomPrompts).where(eq(roomPrompts.question, question));
  return row!.id;
};

test('polls are planned before the day, in an order, and asked with one press; guests know none before', async () => {
  const { id, slug } = await announceWebinar(app, mentor);
  const doctor = await app.person('doctor');
  await takeSeat(app, slug, doctor);
  for (const question of ['First?', 'Second?', 'Third?']) await write(id, question);
  expect((await plan(id, { intent: 'move-poll', id: await idOf('Third?'), to: 'up' })).status).toBe(302);
  expect(await questionsOf(id)).toEqual(['First?', 'Third?', 'Second?']);
  // At the end it stays.
  await plan(id, { intent: 'move-poll', id: await idOf('Second?'), to: 'down' });
  await plan(id, { intent: 'move-poll', id: await idOf('First?'), to: 'down' });
  expect(await questionsOf(id)).toEqual(['Third?', 'First?', 'Second?']);
  expect(await pollsOf(id, doctor, false)).toEqual([]);

  expect(
    (await actInRoom(app, slug, mentor, { intent: 'open-prompt', id: await idOf('First?') })).status,
  ).toBe(200);
  expect((await pollsOf(id, doctor, false)).map(({ question }) => question)).toEqual(['First?']);
  const page = await app.text(`/mentor/webinars/${id}`, mentor);
  expect(page).not.toContain('First?');
  expect((await plan(id, { intent: 'remove-poll', id: await idOf('First?') })).status).toBe(404);

  const copy = newId();
  const ctx = await app.as(mentor);
  await db.transact((tx) => copyRoomIn(tx, ctx, id, copy));
  expect(await questionsOf(copy)).toEqual(['Third?', 'First?', 'Second?']);
});

test('a poll is rewritten, and one that somebody else has rewritten meanwhile shows both', async () => {
  const { id } = await announceWebinar(app, mentor);
  await write(id, 'Which dose?');
  const drawn = valuesOf(formWith(await app.text(`/mentor/webinars/${id}`, mentor), 'value="change-poll"'));
  expect(drawn).toMatchObject({ question: 'Which dose?', options: 'yes\nno' });
  const change = (question: string, options = 'a\nb\nc') =>
    plan(id, { ...drawn, intent: 'change-poll', question, options });
  expect((await change('Which dose first?', 'one')).status).toBe(422);
  expect((await change('Which dose first?')).status).toBe(302);
  const late = await change('Which drug?');
  expect(late.status).toBe(409);
  expect(formWith(await late.text(), 'Which drug?')).toContain(said('errors:changed_meanwhile'));
  expect(await questionsOf(id)).toEqual(['Which dose first?']);
});

test('a poll that was removed is offered back with its answers', async () => {
  const { id } = await announceWebinar(app, mentor);
  await write(id, 'Back again?');
  await write(id, 'And after it?');
  const removed = await plan(id, { intent: 'remove-poll', id: await idOf('Back again?') });
  expect(await questionsOf(id)).toEqual(['And after it?']);
  const [cookie] = removed.headers.getSetCookie().filter((each) => each.startsWith('said='));
  const page = await app.get(`/mentor/webinars/${id}`, {
    ...mentor,
    cookie: `${mentor.cookie}; ${cookie!.split(';')[0]}`,
  });
  const undo = valuesOf(formWith(await page.text(), said('common:said.undo')));
  expect(undo).toMatchObject({ question: 'Back again?', options: 'yes\nno' });
  await plan(id, { ...undo, intent: 'poll' });
  expect(await questionsOf(id)).toEqual(['Back again?', 'And after it?']);
});

test('a stranger plans nothing, and a poll without two answers says so beside its fields', async () => {
  const { id } = await announceWebinar(app, mentor);
  const stranger = await app.person('stranger', ['mentor']);
  const form = { intent: 'poll', question: 'Whose?', options: 'one' };
  expect((await app.post(`/mentor/webinars/${id}`, form, stranger)).status).toBe(404);
  const alike = await plan(id, { ...form, options: 'Yes\nno\nyes' });
  expect(alertsOf(await alike.text()).join()).toContain(said('errors:answers_alike'));
  const refused = await plan(id, form);
  expect(refused.status).toBe(422);
  const page = await refused.text();
  expect(alertsOf(page).join()).toContain(said('errors:two_options'));
  expect(valuesOf(formWith(page, 'value="poll"'))).toMatchObject({ question: 'Whose?', options: 'one' });
});
