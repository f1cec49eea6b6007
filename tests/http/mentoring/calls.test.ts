import { createHmac } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { enterMeeting } from '#app/domains/mentoring/calls/enter-meeting.server.ts';
import { listIceServers } from '#app/domains/mentoring/calls/list-ice-servers.server.ts';
import { deleteOldSignals } from '#app/domains/rooms/events/delete-old-signals.server.ts';
import { openFeed } from '#app/domains/rooms/events/open-feed.server.ts';
import { roomEvents } from '#db/schema/rooms.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { formWith, valuesOf } from '#tests/support/forms.ts';
import { agreedMeeting, moveToNow } from '#tests/support/mentoring.ts';
import { pieceOf } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const MINUTE = 60_000;
const later = async (person: Person, ms: number) => ({
  ...(await app.as(person)),
  now: new Date(Date.now() + ms),
});

test('the call opens a quarter of an hour before and closes after; a stranger and a coordinator learn nothing', async () => {
  const { mentee, coordinator, meetingId } = await agreedMeeting(app);
  expect((await app.get(`/meetings/${meetingId}`, mentee)).status).toBe(409);
  for (const [ms, code] of [
    [40 * MINUTE, 'meeting_ahead'],
    [5 * 60 * MINUTE, 'meeting_over'],
  ] as const)
    // oxfmt-ignore
    await expect(enterMeeting(await later(mentee, ms), meetingId)).rejects.toMatchObject({ code });
  await enterMeeting(await later(mentee, 50 * MINUTE), meetingId);
  for (const person of [coordinator, await app.person('stranger')])
    for (const path of ['', '/calendar'])
      expect((await app.get(`/meetings/${meetingId}${path}`, person)).status).toBe(404);
});

test('signals reach the other one alone, and are forgotten within the hour', async () => {
  const { mentee, mentor, meetingId } = await agreedMeeting(app);
  await moveToNow(app, meetingId);
  const feed = openFeed(db);
  const heard: Record<string, string> = { mentee: '', mentor: '' };
  const stops = await Promise.all(
    [['mentee', mentee], ['mentor', mentor]].map(([name, person]) =>
      feed.listen(meetingId, 0, {
        personId: (person as Person).id,
        staff: false,
        write: (frame) => (heard[name as string] += String(frame)) !== '',
        end: () => undefined,
      }),
    ),
  ); // oxfmt-ignore
  const act = (form: Record<string, string>, person = mentee) =>
    app.post(`/meetings/${meetingId}/act`, form, person, { accept: 'application/json' });
  expect((await act({ intent: 'signal', data: '{"kind":"hello"}' })).status).toBe(200);
  expect((await act({ intent: 'signal', data: 'x'.repeat(70_000) })).status).toBe(422);
  expect((await act({ intent: 'say', text: 'Can you hear me?' })).status).toBe(200);
  await expect.poll(() => heard['mentor'], { timeout: 10_000 }).toContain('Can you hear me?');
  expect(heard['mentor']).toContain('hello');
  await expect.poll(() => heard['mentee'], { timeout: 10_000 }).toContain('Can you hear me?');
  expect(heard['mentee']).not.toContain('hello');
  for (const stop of stops) stop();
  feed.stop();
  const signals = () =>
    db.read.$count(roomEvents, and(eq(roomEvents.roomId, meetingId), eq(roomEvents.kind, 'signal')));
  await deleteOldSignals({ ...app.operator, now: new Date() });
  expect(await signals()).toBe(1);
  await deleteOldSignals({ ...app.operator, now: new Date(Date.now() + 61 * MINUTE) });
  expect(await signals()).toBe(0);
  expect(await (await app.get(`/meetings/${meetingId}`, mentor)).text()).toContain('Can you hear me?');
});

test('a message of a browser without a script is said, and one that is too long comes back in its form', async () => {
  const { mentee, mentor, meetingId } = await agreedMeeting(app);
  await moveToNow(app, meetingId);
  const path = `/meetings/${meetingId}`;
  const said = await app.post(path, { intent: 'say', text: 'Without a script' }, mentee);
  expect([said.status, said.headers.get('location')]).toEqual([302, path]);
  expect(await (await app.get(path, mentor)).text()).toContain('Without a script');
  const text = 'long '.repeat(200);
  const answer = await app.post(path, { intent: 'say', text }, mentee);
  expect(answer.status).toBe(422);
  const form = formWith(await answer.text(), 'name="text"');
  expect(form).toContain(pieceOf('errors:too_long'));
  expect(valuesOf(form)['text']).toBe(text);
});

test('a relay’s name holds for four hours and is signed; a programme that asks for a relay says so where there is none', async () => {
  const now = new Date('2027-01-01T00:00:00Z');
  const calls = {
    stunUrls: ['stun:stun.example.org'],
    turnUrls: ['turns:turn.example.org'],
    turnSecret: 'shared',
  };
  const [stun, turn] = listIceServers({ settings: { ...app.platform.settings, calls }, now }, 'abc');
  expect(stun).toEqual({ urls: ['stun:stun.example.org'] });
  expect(turn!.username).toBe(`${now.getTime() / 1000 + 4 * 3600}:abc`);
  expect(turn!.credential).toBe(createHmac('sha1', 'shared').update(turn!.username!).digest('base64'));
  const relayed = await agreedMeeting(app, { relayOnly: true });
  await moveToNow(app, relayed.meetingId);
  const html = await (await app.get(`/meetings/${relayed.meetingId}`, relayed.mentee)).text();
  expect(html).toContain(pieceOf('mentoring:call.noRelay'));
  expect(html).not.toContain('data-call');
  const elsewhere = await agreedMeeting(app, { room: 'https://meet.example.org/{meeting}' });
  await moveToNow(app, elsewhere.meetingId);
  const external = await (await app.get(`/meetings/${elsewhere.meetingId}`, elsewhere.mentee)).text();
  expect(external).toContain(`https://meet.example.org/majakka-${elsewhere.meetingId}`);
});
