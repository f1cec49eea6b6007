import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openFeed } from '#app/domains/rooms/events/open-feed.server.ts';
import { roomMessages, roomQuestions } from '#db/schema/rooms.ts';
import { makeApp } from '#tests/support/app.ts';
import { announceWebinar, MINUTE, actInRoom, takeSeat } from '#tests/support/webinar.ts';

const app = await makeApp();
const mentor = await app.person('mentor', ['mentor']);
const { db } = app.platform;

test('a talk of ten thousand letters, markup and fifty messages a second get what they deserve', async () => {
  const { id, slug } = await announceWebinar(app, mentor);
  const [doctor, other] = [await app.person('talker'), await app.person('reader')];
  for (const person of [doctor, other]) await takeSeat(app, slug, person);
  expect((await actInRoom(app, slug, doctor, { intent: 'say', text: 'x'.repeat(10_000) })).status).toBe(422);
  expect(
    (await actInRoom(app, slug, doctor, { intent: 'say', text: '<img src=x onerror=alert(1)>' })).status,
  ).toBe(200);
  const html = await (await app.get(`/webinars/${slug}/room`, other)).text();
  expect(html).toContain('&lt;img src=x');
  expect(html).not.toContain('<img src=x');
  await actInRoom(app, slug, doctor, { intent: 'say', text: 'a\u0000b\u202ec\u{e0041}d 👩\u200d⚕️\r\ne' });
  const said = await db.read.select().from(roomMessages).where(eq(roomMessages.roomId, id));
  expect(said.map(({ body }) => body)).toContain('abcd 👩\u200d⚕️\ne');
  const statuses = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      actInRoom(app, slug, doctor, { intent: 'say', text: `message ${i}` }),
    ),
  ).then((all) => all.map((each) => each.status));
  expect(statuses.filter((each) => each === 200).length).toBeLessThanOrEqual(20);
  expect(statuses).toContain(429);

  // Silenced without a word: only the author still sees what they write.
  const [message] = await db.read.select().from(roomMessages).where(eq(roomMessages.roomId, id));
  expect(
    (await actInRoom(app, slug, mentor, { intent: 'restrict', id: message!.id, act: 'silence' })).status,
  ).toBe(200);
  expect(
    (await actInRoom(app, slug, other, { intent: 'restrict', id: message!.id, act: 'silence' })).status,
  ).toBe(404);
  await db.transact((tx) => tx.delete(roomMessages).where(eq(roomMessages.roomId, id)));
  const ctx = await app.as(doctor);
  const { postMessage } = await import('#app/domains/rooms/talk/post-message.server.ts');
  await postMessage({ ...ctx, now: new Date(Date.now() + 5 * MINUTE) }, { roomId: id, staff: false }, { text: 'to the wall' }); // oxfmt-ignore
  expect(await (await app.get(`/webinars/${slug}/room`, doctor)).text()).toContain('to the wall');
  expect(await (await app.get(`/webinars/${slug}/room`, other)).text()).not.toContain('to the wall');
  const [silenced] = await db.read.select().from(roomMessages).where(eq(roomMessages.roomId, id));
  await actInRoom(app, slug, mentor, { intent: 'restrict', id: silenced!.id, act: 'block' });
  expect((await actInRoom(app, slug, doctor, { intent: 'session' })).status).toBe(403);
});

test('events come in order to those who may hear them, and again after a lost line', async () => {
  const { id, slug } = await announceWebinar(app, mentor);
  const doctor = await app.person('listener');
  await takeSeat(app, slug, doctor);
  const feed = openFeed(db);
  const heard: number[] = [];
  const listener = {
    personId: doctor.id,
    staff: false,
    write: (frame: string | Buffer) =>
      heard.push(...[...String(frame).matchAll(/^id: (\d+)/gm)].map((each) => Number(each[1]))) > 0,
    end: () => undefined,
  };
  const stop = await feed.listen(id, 0, listener);
  for (let i = 0; i < 5; i++) await actInRoom(app, slug, doctor, { intent: 'say', text: `before ${i}` });
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(5);
  stop();
  for (let i = 0; i < 5; i++)
    expect((await actInRoom(app, slug, doctor, { intent: 'say', text: `away ${i}` })).status).toBe(200);
  // For staff alone: a draft of a poll is not heard.
  await actInRoom(app, slug, mentor, {
    intent: 'draft-prompt',
    kind: 'poll',
    question: 'Q',
    options: 'a\nb',
  });
  const again = await feed.listen(id, heard.at(-1)!, listener);
  expect((await actInRoom(app, slug, doctor, { intent: 'say', text: 'back' })).status).toBe(200);
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(11);
  expect(heard).toEqual([...heard].sort((a, b) => a - b));
  expect(new Set(heard).size).toBe(11);
  again();
  feed.stop();
});

test('what a moderator deleted is gone for all, also from what is sent again; what was declined is told to be', async () => {
  const { id, slug } = await announceWebinar(app, mentor);
  const [doctor, other] = [await app.person('writer'), await app.person('onlooker')];
  for (const person of [doctor, other]) await takeSeat(app, slug, person);
  await actInRoom(app, slug, doctor, { intent: 'say', text: 'a name that must not stand here' });
  await actInRoom(app, slug, doctor, { intent: 'ask', text: 'a question nobody needs' });
  const [message] = await db.read.select().from(roomMessages).where(eq(roomMessages.roomId, id));
  const [question] = await db.read.select().from(roomQuestions).where(eq(roomQuestions.roomId, id));
  const moderate = (form: Record<string, string>) => actInRoom(app, slug, mentor, form);
  expect((await moderate({ intent: 'moderate-message', id: message!.id, act: 'delete' })).status).toBe(200);
  expect((await moderate({ intent: 'moderate-question', id: question!.id, act: 'decline' })).status).toBe(
    200,
  );
  const html = await (await app.get(`/webinars/${slug}/room`, other)).text();
  expect(html).not.toContain('must not stand here');
  expect(html).not.toContain('nobody needs');

  const feed = openFeed(db);
  let text = '';
  const write = (frame: string | Buffer) => (text += String(frame)) !== '';
  const stop = await feed.listen(id, 0, { personId: other.id, staff: false, write, end: () => undefined });
  expect(text).toContain('"declined"');
  expect(text).not.toContain('must not stand here');
  stop();
  feed.stop();
  await moderate({ intent: 'moderate-message', id: message!.id, act: 'restore' });
  expect(await (await app.get(`/webinars/${slug}/room`, other)).text()).toContain('must not stand here');
});
