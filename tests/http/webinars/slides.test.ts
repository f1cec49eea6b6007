import { expect, test } from 'vitest';
import { copyRoomIn } from '#app/domains/rooms/room/copy-room.server.ts';
import { readRoom } from '#app/domains/rooms/room/read-room.server.ts';
import { listSlides } from '#app/domains/rooms/slides/list-slides.server.ts';
import { MAX_SLIDES } from '#app/domains/rooms/slides/slide-limits.ts';
import { scheduleWebinar } from '#app/domains/webinars/schedule/schedule-webinar.server.ts';
import { newId, sha256 } from '#app/platform/ids.server.ts';
import { roomSlides } from '#db/schema/rooms.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { SCHEDULE } from '#tests/support/webinar.ts';

const app = await makeApp();
const { db } = app.platform;
const [mentor, other] = [await app.person('mentor', ['mentor']), await app.person('other', ['mentor'])];
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A draft: its slides are prepared long before it is announced. */
async function draft() {
  const id = await scheduleWebinar(await app.as(mentor), { ...SCHEDULE, date: '2031-03-05', time: '12:00' });
  const path = `/mentor/webinars/${id}/slides`;
  const send = (to: string, fields: Record<string, string>, field = 'slide', person: Person = mentor) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append(field, new Blob([Buffer.concat([PNG, Buffer.from(fields['picture'] ?? '')])]), 'x.png');
    return app.send(to, {
      method: 'POST',
      body,
      cookie: person.cookie,
      // A form of the page does not.
      headers: to === path ? {} : { accept: 'application/json' },
    });
  };
  const addPage = (page: number, words: string, person?: Person) =>
    send(`${path}/pages`, { words, source: sha256(`${id} ${page}`), picture: String(page) }, 'slide', person);
  const slides = async () => listSlides(await app.as(mentor), { roomId: id, staff: true });
  const words = async () => (await slides()).map((each) => each.words);
  const act = (form: Record<string, string | string[]>, person: Person = mentor) =>
    app.post(path, form, person);
  return { id, path, send, addPage, slides, words, act };
}

test('pages of a file become slides once each, however often they are sent', async () => {
  const { id, path, addPage, words, slides, act } = await draft();
  const first = (await (await addPage(1, 'Potassium')).json()) as { id: string };
  expect((await addPage(2, 'Dose')).status).toBe(200);
  const again = (await (await addPage(1, 'Potassium, again')).json()) as { id: string };
  expect([again.id, await words()]).toEqual([first.id, ['Potassium', 'Dose']]);
  expect((await addPage(3, 'x'.repeat(2001))).status).toBe(422);
  expect((await addPage(3, 'Not mine', other)).status).toBe(404);
  // A file that takes the place of what is there: its last form removes the rest.
  await addPage(3, 'Follow up');
  const replaced = {
    intent: 'imported',
    count: '1',
    slides: (await slides()).slice(0, 2).map((each) => each.id),
  };
  expect((await act(replaced)).status).toBe(302);
  expect(await words()).toEqual(['Follow up']);
  // Deleted, it can come again.
  await addPage(1, 'Potassium');
  expect(await words()).toEqual(['Follow up', 'Potassium']);
  const room = await readRoom(await app.as(mentor), { roomId: id, staff: true }, 'waiting');
  expect(room.slides.map((each) => each.words)).toEqual(['Follow up', 'Potassium']);
  // A number that was somebody's is nobody else's: events name slides by it.
  expect(new Set(room.slides.map(({ number }) => number)).size).toBe(2);
  const { hash } = (await slides())[0]!;
  const picture = await app.get(`${path}/${hash}`, mentor);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect((await app.get(`${path}/${hash}`, other)).status).toBe(404);
  expect((await app.get(`${path}/${'0'.repeat(64)}`, mentor)).status).toBe(404);
});

test('slides are moved, written, replaced and deleted, one or several', async () => {
  const { id, path, send, addPage, slides, words, act } = await draft();
  for (const [i, each] of ['a', 'b', 'c', 'd'].entries()) await addPage(i, each);
  const [a, , c, d] = await slides();
  await act({ intent: 'up', id: c!.id, place: '2' });
  await act({ intent: 'place', id: a!.id, place: '4' });
  expect(await words()).toEqual(['c', 'b', 'd', 'a']);
  expect((await act({ intent: 'place', id: a!.id, place: 'last' })).status).toBe(422);
  expect((await act({ intent: 'words', id: d!.id, words: 'Dose, by weight' })).status).toBe(302);
  expect((await act({ intent: 'words', id: d!.id, words: 'Mine' }, other)).status).toBe(404);
  expect((await send(path, { id: d!.id, picture: 'another' }, 'picture')).status).toBe(302);
  const now = (await slides()).find((each) => each.id === d!.id)!;
  expect([now.words, now.hash === d!.hash, now.number]).toEqual(['Dose, by weight', false, d!.number]);
  expect((await act({ intent: 'remove', slides: [] })).status).toBe(422);
  expect((await act({ intent: 'remove', slides: [a!.id, c!.id] })).status).toBe(302);
  expect((await act({ intent: 'remove', slides: [a!.id] })).status).toBe(404);
  expect(await words()).toEqual(['b', 'Dose, by weight']);
  // Another date of the webinar gets them in the same order.
  const copy = newId();
  const ctx = await app.as(mentor);
  await db.transact((tx) => copyRoomIn(tx, ctx, id, copy));
  const copied = await listSlides(ctx, { roomId: copy, staff: true });
  expect(copied.map((each) => each.words)).toEqual(['b', 'Dose, by weight']);
});

test('there is room for so many slides, and no more', async () => {
  const { id, addPage, slides } = await draft();
  await addPage(1, 'First');
  const [{ number: _, ...row }] = (await db.read.select().from(roomSlides)).filter((each) => each.roomId === id) as [typeof roomSlides.$inferSelect]; // oxfmt-ignore
  const rows = Array.from({ length: MAX_SLIDES - 1 }, (__, i) => ({
    ...row,
    id: newId(),
    number: i + 2,
    source: null,
  }));
  await db.transact(async (tx) => {
    await tx.insert(roomSlides).values(rows);
  });
  expect((await addPage(2, 'Too many')).status).toBe(422);
  expect((await addPage(1, 'First')).status).toBe(200);
  expect(await slides()).toHaveLength(MAX_SLIDES);
});
