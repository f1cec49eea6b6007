import { expect, test } from 'vitest';
import { deleteOldPresences } from '#app/domains/rooms/presence/delete-old-presences.server.ts';
import { recordPresences } from '#app/domains/rooms/presence/record-presences.server.ts';
import { readRoom } from '#app/domains/rooms/room/read-room.server.ts';
import type { Guests } from '#app/domains/rooms/types.ts';
import { roomPresences } from '#db/schema/rooms.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { MINUTE, actInRoom, announceWebinar, takeSeat } from '#tests/support/webinar.ts';

const app = await makeApp();
const { db } = app.platform;
const mentor = await app.person('mentor', ['mentor']);

async function withGuests() {
  const { id, slug } = await announceWebinar(app, mentor);
  const [first, second] = [await app.person('first'), await app.person('second')];
  for (const person of [first, second]) await takeSeat(app, slug, person);
  const state = async (person: Person, staff = false) =>
    readRoom(await app.as(person), { roomId: id, staff }, 'live');
  return { id, slug, first, second, state };
}

test('staff see how many guests are in the room and who; a guest does not, and who is gone is not among them', async () => {
  const { id, slug, first, second } = await withGuests();
  const guests = async (person = mentor) => app.get(`/webinars/${slug}/guests`, person);
  const note = (person: Person, staff: boolean, at: number) =>
    recordPresences(db, [{ roomId: id, personId: person.id, staff }], new Date(at));
  await note(mentor, true, Date.now());
  await note(first, false, Date.now());
  await note(second, false, Date.now() - MINUTE);
  const { count, named } = (await (await guests()).json()) as Guests;
  expect([count, named.map(({ name }) => name)]).toEqual([1, [expect.stringContaining('first')]]);
  await note(second, false, Date.now());
  expect(((await (await guests()).json()) as Guests).count).toBe(2);
  expect((await guests(first)).status).toBe(404);

  await note(first, false, Date.now() - 61 * MINUTE);
  await deleteOldPresences(app.operator);
  expect(await db.read.$count(roomPresences)).toBe(2);
});

test('a raised hand is called on, which its guest is told, or only lowered; by staff alone', async () => {
  const { slug, first, second, state } = await withGuests();
  for (const person of [first, second])
    expect((await actInRoom(app, slug, person, { intent: 'hand', raised: 'yes' })).status).toBe(200);
  const { hands } = await state(mentor, true);
  expect(hands).toHaveLength(2);
  const lower = (person: Person, id: string, act: string) =>
    actInRoom(app, slug, person, { intent: 'lower-hand', id, act }).then(({ status }) => status);
  expect(await lower(first, hands[1]!.id, 'lower')).toBe(404);
  expect(await lower(mentor, hands[0]!.id, 'call')).toBe(200);
  expect(await lower(mentor, hands[0]!.id, 'call')).toBe(404);
  expect(await lower(mentor, hands[1]!.id, 'lower')).toBe(200);
  expect((await state(mentor, true)).hands).toEqual([]);
  expect([(await state(first)).ownHand, (await state(second)).ownHand]).toEqual([false, false]);
});

test('guests read whether the host’s voice and camera are sent; nobody else says so', async () => {
  const { slug, first, state } = await withGuests();
  expect((await state(first)).sending).toEqual({ sound: true, picture: true });
  const report = (person: Person) =>
    actInRoom(app, slug, person, { intent: 'sending', sound: 'no', picture: 'yes' });
  expect((await report(first)).status).toBe(404);
  expect((await report(mentor)).status).toBe(200);
  expect((await state(first)).sending).toEqual({ sound: false, picture: true });
});
