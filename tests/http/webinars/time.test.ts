import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { changeWebinar } from '#app/domains/webinars/schedule/change-webinar.server.ts';
import { cancelMissedWebinars } from '#app/domains/webinars/schedule/cancel-missed-webinars.server.ts';
import { repeatWebinar } from '#app/domains/webinars/schedule/repeat-webinar.server.ts';
import { scheduleWebinar } from '#app/domains/webinars/schedule/schedule-webinar.server.ts';
import { remindOfWebinars } from '#app/domains/webinars/seats/remind-of-webinars.server.ts';
import { openHeartbeats } from '#app/domains/webinars/playback/open-heartbeats.server.ts';
import { startSession } from '#app/domains/webinars/playback/start-session.server.ts';
import { endForgottenWebinars } from '#app/domains/webinars/room/end-forgotten-webinars.server.ts';
import { formatFor } from '#app/i18n/format.ts';
import { DEFAULT_TIME_ZONE, wallClockIn } from '#app/platform/time.ts';
import { roomPrompts, roomQuestions, roomVotes } from '#db/schema/rooms.ts';
import { webinarSeats, webinarTasks, webinars } from '#db/schema/webinars.ts';
import { subjectsTo } from '#tests/support/mails.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import {
  announceWebinar,
  holdWebinar,
  MINUTE,
  SCHEDULE,
  seatOf,
  actInRoom,
  takeSeat,
} from '#tests/support/webinar.ts';
import { said } from '#tests/support/words.ts';
import { wrapped } from '#tests/support/wrapped.ts';

const app = await makeApp();
const { db } = app.platform;
const HOUR = 60 * MINUTE;

const webinarOf = async (id: string) =>
  (await db.read.select().from(webinars).where(eq(webinars.id, id)))[0]!;
/** The process, at a time that we choose. */
const at = (ms: number) => ({ ...app.operator, now: new Date(ms) });

test('a host who never comes: who waited is told once, and the page says so', async () => {
  const mentor = await app.person('absent', ['mentor']);
  const doctor = await app.person('waiting');
  const { id, slug } = await announceWebinar(app, mentor, { title: 'Nobody came' });
  await takeSeat(app, slug, doctor);
  const { endsAt } = await webinarOf(id);
  await cancelMissedWebinars(at(endsAt.getTime() - MINUTE));
  expect((await webinarOf(id)).state).toBe('announced');
  for (const later of [1, 2]) await cancelMissedWebinars(at(endsAt.getTime() + later * MINUTE));
  expect((await webinarOf(id)).state).toBe('cancelled');
  for (const person of [doctor, mentor])
    expect((await subjectsTo(app, person)).filter((each) => each === 'Not held: Nobody came')).toHaveLength(
      1,
    );
  expect(await (await app.get(`/webinars/${slug}`, doctor)).text()).toContain('cancelled');
  expect((await app.get(`/mentor/webinars/${id}`, mentor)).status).toBe(200);
});

test('the room brings its dates as text: browsers have no Belarusian ones', async () => {
  const mentor = await app.person('speaker', ['mentor']);
  const doctor = await app.person('guest');
  const { id, slug } = await announceWebinar(app, mentor);
  await takeSeat(app, slug, doctor);
  const { startsAt } = await webinarOf(id);
  const html = await (await app.get(`/webinars/${slug}/room?lang=be`, doctor)).text();
  const json = /<script id="room-props" type="application\/json">(.*?)<\/script>/s.exec(html)![1]!;
  expect(JSON.parse(json)).toMatchObject({
    locale: 'be',
    startsAt: formatFor('be', DEFAULT_TIME_ZONE).dateTime(startsAt),
  });
});

test('what is missing for the credit of a webinar is said of minutes, not of a package', async () => {
  const mentor = await app.person('host', ['mentor']);
  const doctor = await app.person('seated');
  const { id, slug } = await announceWebinar(app, mentor);
  await takeSeat(app, slug, doctor);
  await holdWebinar(app, id, new Date());
  const page = await (await app.get('/credit', doctor)).text();
  expect(page).toContain(said('learning:missing.status.webinar'));
  expect(page).not.toContain(said('learning:missing.status.completed'));
});

test('a host who never ends: two hours later the room closes by itself, and open questions become tasks', async () => {
  const mentor = await app.person('forgetful', ['mentor']);
  const doctor = await app.person('asker');
  const { id, slug } = await announceWebinar(app, mentor);
  await takeSeat(app, slug, doctor);
  await holdWebinar(app, id);
  expect((await actInRoom(app, slug, doctor, { intent: 'ask', text: 'Who closes the door?' })).status).toBe(
    200,
  );
  const end = (await webinarOf(id)).endsAt.getTime();
  await endForgottenWebinars(at(end + HOUR));
  expect((await webinarOf(id)).endedAt).toBeNull();
  await endForgottenWebinars(at(end + 2 * HOUR + 1));
  expect((await webinarOf(id)).endedAt).not.toBeNull();
  expect(await db.read.$count(webinarTasks, eq(webinarTasks.webinarId, id))).toBe(1);
  expect((await actInRoom(app, slug, doctor, { intent: 'session' })).status).toBe(409);
});

test('reminders go out a day and an hour before, each once, and not to people who have just registered', async () => {
  const mentor = await app.person('punctual', ['mentor']);
  const [early, late] = [await app.person('early'), await app.person('late')];
  const { id, slug } = await announceWebinar(app, mentor, { title: 'On time' });
  const start = Date.now() + 40 * HOUR;
  await db.transact((tx) =>
    tx
      .update(webinars)
      .set({ startsAt: new Date(start), endsAt: new Date(start + HOUR) })
      .where(eq(webinars.id, id)),
  );
  await takeSeat(app, slug, early);
  const reminders = async (person: Person) =>
    (await subjectsTo(app, person)).filter((each) => each === 'Soon: On time').length;
  const remind = (hoursBefore: number) =>
    remindOfWebinars(app.platform, new Date(start - hoursBefore * HOUR));
  await remind(25);
  expect(await reminders(early)).toBe(0);
  await remind(23);
  await remind(22);
  expect(await reminders(early)).toBe(1);
  // Half an hour before the start there is one who came an hour ago.
  await takeSeat(app, slug, late);
  const { registrationId } = (await seatOf(app, id, late))!;
  await db.transact((tx) =>
    tx
      .update(webinarSeats)
      .set({ joinedAt: new Date(start - 0.9 * HOUR) })
      .where(eq(webinarSeats.registrationId, registrationId)),
  );
  for (const before of [0.8, 0.5]) await remind(before);
  expect([await reminders(early), await reminders(late)]).toEqual([2, 0]);
});

/** A webinar with a seat of which the owner has been reminded a day before, and one of which the owner has not. */
async function remindedAndNot(title: string) {
  const mentor = await app.person('mover', ['mentor']);
  const [reminded, other] = [await app.person('reminded'), await app.person('other')];
  const { id, slug } = await announceWebinar(app, mentor, { title });
  const ctx = await app.as(mentor);
  const moveTo = (start: number) =>
    changeWebinar(ctx, id, { ...SCHEDULE, title, ...wallClockIn('UTC', new Date(start)) });
  const start = Math.ceil(Date.now() / MINUTE) * MINUTE + 100 * HOUR;
  await moveTo(start);
  await takeSeat(app, slug, reminded);
  const remindAt = (now: number, platform = app.platform) => remindOfWebinars(platform, new Date(now));
  await remindAt(start - 20 * HOUR);
  await takeSeat(app, slug, other);
  const reminders = async () =>
    Promise.all(
      [reminded, other].map(
        async (person) => (await subjectsTo(app, person)).filter((each) => each === `Soon: ${title}`).length,
      ),
    );
  expect(await reminders()).toEqual([1, 0]);
  return { id, start, moveTo, remindAt, reminders };
}

test.each([24, 1])(
  'a webinar that is moved reminds of its new time once, also people reminded %i hours before the old one',
  async (hours) => {
    const { id, start, moveTo, remindAt, reminders } = await remindedAndNot(`Moved ${hours}`);
    await db.transact((tx) =>
      tx
        .update(webinarSeats)
        .set({ remindedHours: hours })
        .where(and(eq(webinarSeats.webinarId, id), eq(webinarSeats.remindedHours, 24))),
    );
    await moveTo(start + 50 * HOUR);
    // Nothing is due yet, then a day before, then an hour before: each once.
    for (const before of [30, 23, 22, 0.9, 0.5]) await remindAt(start + (50 - before) * HOUR);
    expect(await reminders()).toEqual([3, 2]);
  },
);

test('nobody is reminded twice of one time: not by two processes at once, and not where it is moved back', async () => {
  const { start, moveTo, remindAt, reminders } = await remindedAndNot('Back');
  await moveTo(start + 10 * HOUR);
  await Promise.all([1, 2].map(() => remindAt(start - 10 * HOUR)));
  expect(await reminders()).toEqual([2, 1]);
  await moveTo(start);
  await remindAt(start - 10 * HOUR);
  // The first has been reminded of that time before; the other never was.
  expect(await reminders()).toEqual([2, 2]);
});

test('a webinar that is moved while reminders are written sends none for the old time', async () => {
  const { start, moveTo, remindAt, reminders } = await remindedAndNot('Raced');
  let moved: Promise<void> | undefined;
  const transact: typeof db.transact = async (work) => {
    await (moved ??= moveTo(start + 90 * HOUR));
    return db.transact(work);
  };
  await remindAt(start - 0.5 * HOUR, { ...app.platform, db: wrapped(db, { transact }) });
  expect(moved).toBeDefined();
  expect(await reminders()).toEqual([1, 0]);
});

test('a series keeps its local hour across a clock change', async () => {
  const mentor = await app.person('weekly', ['mentor']);
  const ctx = await app.as(mentor);
  const id = await scheduleWebinar({ ...ctx, now: new Date('2027-03-01T08:00:00Z') }, {
    ...SCHEDULE, title: 'Every fortnight', date: '2027-03-18', time: '18:00', timeZone: 'Europe/Riga',
  }); // oxfmt-ignore
  await repeatWebinar(ctx, id, { weeks: '2', times: '2' });
  const { seriesId } = await webinarOf(id);
  const rows = await db.read.select().from(webinars).where(eq(webinars.seriesId, seriesId!));
  expect(rows.map((row) => row.startsAt.toISOString()).sort()).toEqual([
    '2027-03-18T16:00:00.000Z',
    '2027-04-01T15:00:00.000Z',
    '2027-04-15T15:00:00.000Z',
  ]);
});

test('a token that was passed on counts nothing, nor one whose owner has signed out', async () => {
  const mentor = await app.person('host', ['mentor']);
  const doctor = await app.person('lender');
  const { id, slug } = await announceWebinar(app, mentor);
  await takeSeat(app, slug, doctor);
  const { openedAt } = await holdWebinar(app, id);
  const ctx = await app.as(doctor);
  const began = openedAt + 10 * MINUTE;
  const own = { ...ctx, now: new Date(began), actor: { ...ctx.actor!, sessionId: 'signed-out' } };
  const token = await startSession(own, (await seatOf(app, id, doctor))!.registrationId, id, null);
  const heartbeats = openHeartbeats(app.platform);
  const heartbeat = { token, played: [[began - MINUTE, began]] };
  expect(await heartbeats.take(heartbeat, 'of-a-friend', began)).toEqual({ ok: false, why: 'unknown' });
  expect(await heartbeats.take(heartbeat, '', began)).toEqual({ ok: false, why: 'unknown' });
  expect(await heartbeats.take(heartbeat, 'signed-out', began)).toEqual({ ok: false, why: 'elsewhere' });
});

test('who catches up answers a poll when passing it, and not before', async () => {
  const mentor = await app.person('asking', ['mentor']);
  const doctor = await app.person('later');
  const { id, slug } = await announceWebinar(app, mentor);
  await takeSeat(app, slug, doctor);
  const { openedAt } = await holdWebinar(app, id);
  await actInRoom(app, slug, mentor, {
    intent: 'draft-prompt',
    kind: 'poll',
    question: 'Which?',
    options: 'a\nb',
  });
  const [prompt] = await db.read.select().from(roomPrompts).where(eq(roomPrompts.roomId, id));
  await actInRoom(app, slug, mentor, { intent: 'open-prompt', id: prompt!.id });
  expect((await actInRoom(app, slug, mentor, { intent: 'close-prompt', id: prompt!.id })).status).toBe(200);
  const asked = openedAt + 30 * MINUTE;
  await db.transact((tx) =>
    tx
      .update(roomPrompts)
      .set({ openedAt: new Date(asked), closesAt: new Date(asked + MINUTE) })
      .where(eq(roomPrompts.id, prompt!.id)),
  );
  const answer = () => actInRoom(app, slug, doctor, { intent: 'answer', id: prompt!.id, choice: '1' });
  expect((await answer()).status).toBe(409);
  const now = Date.now();
  const own = { ...(await app.as(doctor)), now: new Date(now - 5 * MINUTE) };
  const token = await startSession(own, (await seatOf(app, id, doctor))!.registrationId, id, null);
  const heartbeats = openHeartbeats(app.platform);
  await heartbeats.take({ token, played: [[asked - 5 * MINUTE, asked - 2 * MINUTE]] }, '', now - 2 * MINUTE);
  expect((await answer()).status).toBe(409);
  await heartbeats.take({ token, played: [[asked - 2 * MINUTE, asked]] }, '', now);
  expect((await answer()).status).toBe(200);
});

test('a vote sent again after its answer was lost still stands, and is taken back by saying so', async () => {
  const { id, slug } = await announceWebinar(app, await app.person('asked', ['mentor']), { title: 'Votes' });
  await holdWebinar(app, id);
  const voter = await app.person('voter');
  await takeSeat(app, slug, voter);
  await actInRoom(app, slug, voter, { intent: 'ask', text: 'Does a vote stay?' });
  const [question] = await db.read.select().from(roomQuestions).where(eq(roomQuestions.roomId, id));
  const vote = (voted: string) => actInRoom(app, slug, voter, { intent: 'vote', id: question!.id, voted });
  const votes = () => db.read.$count(roomVotes, eq(roomVotes.questionId, question!.id));
  expect([(await vote('yes')).status, (await vote('yes')).status, await votes()]).toEqual([200, 200, 1]);
  expect([(await vote('no')).status, (await vote('no')).status, await votes()]).toEqual([200, 200, 0]);
  expect((await vote('perhaps')).status).toBe(422);
});

test.each([
  [{ date: '2027-02-29' }, 'errors:date_malformed'],
  [{ date: '2027-11-31' }, 'errors:date_malformed'],
  [{ date: '12027-01-01' }, 'errors:date_malformed'],
  [{ time: '24:00' }, 'errors:time_malformed'],
  [{ time: '25:61' }, 'errors:time_malformed'],
] as const)(
  'a webinar at %j, which no calendar or clock shows, is refused beside its field',
  async (when, key) => {
    const host = await app.person('dated', ['mentor']);
    const { specialties: _, ...schedule } = SCHEDULE;
    const form = { ...schedule, date: '2027-03-01', time: '18:00', ...when };
    const answer = await app.post('/mentor/webinars/new', form, host);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(said(key));
  },
);
