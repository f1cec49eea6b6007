import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { nameColumns } from '#app/domains/accounts/people/name-columns.server.ts';
import { hashDisclosures } from '#app/domains/catalogue/disclosures/hash-disclosures.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { saveDisclosure } from '#app/domains/catalogue/disclosures/save-disclosure.server.ts';
import { openFeed } from '#app/domains/rooms/events/open-feed.server.ts';
import { receiveMuxEvent } from '#app/domains/webinars/engine/receive-mux-event.server.ts';
import { evaluateAttendanceHandler } from '#app/domains/webinars/attendance/evaluate-attendance.server.ts';
import { readAttendanceBasis } from '#app/domains/webinars/attendance/read-attendance-basis.server.ts';
import { readAttendance } from '#app/domains/webinars/attendance/read-attendance.server.ts';
import { readWebinar } from '#app/domains/webinars/schedule/read-webinar.server.ts';
import { setAttendanceRule } from '#app/domains/webinars/attendance/set-attendance-rule.server.ts';
import { openHeartbeats } from '#app/domains/webinars/playback/open-heartbeats.server.ts';
import { takeSeat } from '#app/domains/webinars/seats/take-seat.server.ts';
import { startSession } from '#app/domains/webinars/playback/start-session.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { people } from '#db/schema/accounts.ts';
import { completions, registrations } from '#db/schema/learning.ts';
import { mails } from '#db/schema/platform.ts';
import { roomMessages, roomQuestions } from '#db/schema/rooms.ts';
import { webinarCorrections, webinars, webinarSeats, webinarStreams } from '#db/schema/webinars.ts';
import { readXlsx } from '#tests/support/read-table.ts';
import { recorded } from '#tests/support/statements.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { wrapped } from '#tests/support/wrapped.ts';
import { announceWebinar, holdWebinar, MINUTE, seatOf } from '#tests/support/webinar.ts';
import { pieceOf } from '#tests/support/words.ts';

const app = await makeApp();
const mentor = await app.person('mentor', ['mentor']);
const { db } = app.platform;

const take = (slug: string, person: Person) =>
  app.post(`/webinars/${slug}`, { intent: 'take', language: 'en' }, person);
const act = (slug: string, person: Person, form: Record<string, string>) =>
  app.post(`/webinars/${slug}/act`, form, person, { accept: 'application/json' });
async function minutesOf(slug: string, person: Person): Promise<number> {
  const ctx = await app.as(person);
  const { webinar } = await readWebinar(ctx, slug);
  const frame = await readAttendanceBasis(db.read, webinar, new Date());
  const own = await readAttendance(
    db.read,
    frame,
    (await seatOf(app, webinar.id, person))!.registrationId,
    person.id,
  );
  return own.evidence.ms / MINUTE;
}

test('seats run out, who waits moves up in order, and each letter carries a calendar file', async () => {
  const { id, slug } = await announceWebinar(app, mentor, { capacity: '1' });
  const [first, second, third] = [await app.person('a'), await app.person('b'), await app.person('c')];
  for (const person of [first, second, third]) expect((await take(slug, person)).status).toBe(302);
  expect((await take(slug, first)).status).toBe(302);
  expect((await seatOf(app, id, first))!.state).toBe('seat');
  expect((await seatOf(app, id, second))!.state).toBe('waiting');
  expect((await app.get(`/webinars/${slug}/room`, second)).status).toBe(403);
  await app.post(`/webinars/${slug}`, { intent: 'leave' }, first);
  expect([(await seatOf(app, id, first))!.state, (await seatOf(app, id, second))!.state, (await seatOf(app, id, third))!.state]).toEqual(['left', 'seat', 'waiting']); // oxfmt-ignore
  const letters = await db.read.select().from(mails).where(eq(mails.recipient, second.email));
  const files = letters.flatMap((each) => (each.calendar ? [each.calendar] : []));
  expect(files).toHaveLength(1);
  expect(files[0]).toContain(`UID:${id}@localhost`);
});

test('a seat that breaks off leaves no registration, and one that is taken has seen the disclosures', async () => {
  const { id, slug, courseId } = await announceWebinar(app, mentor);
  const person = await app.person('unlucky');
  const statedOn = '2026-01-31';
  await saveDisclosure(await app.as(mentor), courseId, { name: 'Speaker', role: 'speaker', statedOn });
  const shown = hashDisclosures(await listDisclosures(db.read, courseId))!;
  const ctx = await app.as(person);
  // Everything is written but the seat.
  const transact: typeof db.transact = (work) =>
    db.transact((tx) =>
      work(
        new Proxy(tx, {
          get: (of, name) =>
            name === 'insert'
              ? (table: Parameters<typeof tx.insert>[0]) => {
                  if (table === webinarSeats) throw new Error('cut off');
                  return of.insert(table);
                }
              : (Reflect.get(of, name) as unknown),
        }),
      ),
    );
  const broken = { ...ctx, db: wrapped(db, { transact }) };
  const form = { language: 'en', shown };
  await expect(takeSeat(broken, slug, form)).rejects.toThrow('cut off');
  const own = () => db.read.select().from(registrations).where(eq(registrations.personId, person.id));
  const statementsOf = async () =>
    (await recorded(db)).filter(({ actor }) => actor.account.name === ctx.actor!.opaqueId);
  expect([await own(), await statementsOf()]).toEqual([[], []]);

  await takeSeat(ctx, slug, form);
  expect(await own()).toMatchObject([{ courseId, disclosuresSeen: shown }]);
  expect((await seatOf(app, id, person))!.state).toBe('seat');
  expect(await statementsOf()).toHaveLength(1);
});

test('after the room has opened the rule may only become milder, with a reason', async () => {
  const { id } = await announceWebinar(app, mentor);
  const ctx = await app.as(mentor);
  const rule = { minPercent: '90', answersPercent: '50', testPercent: '0' };
  await setAttendanceRule(ctx, id, rule);
  await holdWebinar(app, id);
  await expect(setAttendanceRule(ctx, id, { ...rule, minPercent: '95', reason: 'x' })).rejects.toMatchObject({
    code: 'rule_fixed',
  });
  await expect(setAttendanceRule(ctx, id, { ...rule, minPercent: '70' })).rejects.toMatchObject({
    code: 'invalid',
  });
  await setAttendanceRule(ctx, id, { ...rule, minPercent: '70', reason: 'The line of the host broke.' });
});

test('only what the clock allows counts: no future, no tenfold speed, no second window', async () => {
  const { id, slug } = await announceWebinar(app, mentor);
  const doctor = await app.person('doctor');
  await take(slug, doctor);
  const { openedAt } = await holdWebinar(app, id);
  const { registrationId } = (await seatOf(app, id, doctor))!;
  const own = await app.as(doctor);
  const began = openedAt + 10 * MINUTE;
  const heartbeats = openHeartbeats(app.platform);
  const session = () => startSession({ ...own, now: new Date(began) }, registrationId, id, false);
  const token = await session();
  const heartbeat = (at: number, from: number, to: number, by = token) =>
    heartbeats.take(
      { token: by, played: [[openedAt + from * MINUTE, openedAt + to * MINUTE]] },
      '',
      began + at * MINUTE,
    );

  await heartbeat(1, 9, 10);
  expect(await minutesOf(slug, doctor)).toBeCloseTo(1, 5);
  await heartbeat(2, 30, 50); // still to come
  expect(await minutesOf(slug, doctor)).toBeCloseTo(1, 5);
  await heartbeat(3, 0, 10); // ten minutes in two
  expect(await minutesOf(slug, doctor)).toBeLessThan(3.3);
  await heartbeat(3, 5, 9); // at once again
  expect(await minutesOf(slug, doctor)).toBeLessThan(3.3);

  const newer = await session();
  expect(await heartbeat(5, 10, 12)).toEqual({ ok: false, why: 'elsewhere' });
  expect(await heartbeat(5, 13, 14, newer)).toMatchObject({ ok: true });
  expect(await heartbeat(5, 13, 14, `${newer}x`)).toEqual({ ok: false, why: 'unknown' });
  await expect(heartbeats.take({ token: newer, played: [[-5, 'x']] }, '', began)).rejects.toMatchObject({
    code: 'beat_malformed',
  });
});

test('a talk of ten thousand letters, markup and fifty messages a second get what they deserve', async () => {
  const { id, slug } = await announceWebinar(app, mentor);
  const [doctor, other] = [await app.person('talker'), await app.person('reader')];
  for (const person of [doctor, other]) await take(slug, person);
  expect((await act(slug, doctor, { intent: 'say', text: 'x'.repeat(10_000) })).status).toBe(422);
  expect((await act(slug, doctor, { intent: 'say', text: '<img src=x onerror=alert(1)>' })).status).toBe(200);
  const html = await (await app.get(`/webinars/${slug}/room`, other)).text();
  expect(html).toContain('&lt;img src=x');
  expect(html).not.toContain('<img src=x');
  await act(slug, doctor, { intent: 'say', text: 'a\u0000b\u202ec\u{e0041}d 👩\u200d⚕️\r\ne' });
  const said = await db.read.select().from(roomMessages).where(eq(roomMessages.roomId, id));
  expect(said.map(({ body }) => body)).toContain('abcd 👩\u200d⚕️\ne');
  const statuses = await Promise.all(
    Array.from({ length: 50 }, (_, i) => act(slug, doctor, { intent: 'say', text: `message ${i}` })),
  ).then((all) => all.map((each) => each.status));
  expect(statuses.filter((each) => each === 200).length).toBeLessThanOrEqual(20);
  expect(statuses).toContain(429);

  // Silenced without a word: only the author still sees what they write.
  const [message] = await db.read.select().from(roomMessages).where(eq(roomMessages.roomId, id));
  expect((await act(slug, mentor, { intent: 'restrict', id: message!.id, act: 'silence' })).status).toBe(200);
  expect((await act(slug, other, { intent: 'restrict', id: message!.id, act: 'silence' })).status).toBe(404);
  await db.transact((tx) => tx.delete(roomMessages).where(eq(roomMessages.roomId, id)));
  const ctx = await app.as(doctor);
  const { postMessage } = await import('#app/domains/rooms/talk/post-message.server.ts');
  await postMessage({ ...ctx, now: new Date(Date.now() + 5 * MINUTE) }, { roomId: id, staff: false }, { text: 'to the wall' }); // oxfmt-ignore
  expect(await (await app.get(`/webinars/${slug}/room`, doctor)).text()).toContain('to the wall');
  expect(await (await app.get(`/webinars/${slug}/room`, other)).text()).not.toContain('to the wall');
  const [silenced] = await db.read.select().from(roomMessages).where(eq(roomMessages.roomId, id));
  await act(slug, mentor, { intent: 'restrict', id: silenced!.id, act: 'block' });
  expect((await act(slug, doctor, { intent: 'session' })).status).toBe(403);
});

test('events come in order to those who may hear them, and again after a lost line', async () => {
  const { id, slug } = await announceWebinar(app, mentor);
  const doctor = await app.person('listener');
  await take(slug, doctor);
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
  for (let i = 0; i < 5; i++) await act(slug, doctor, { intent: 'say', text: `before ${i}` });
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(5);
  stop();
  for (let i = 0; i < 5; i++)
    expect((await act(slug, doctor, { intent: 'say', text: `away ${i}` })).status).toBe(200);
  // For staff alone: a draft of a poll is not heard.
  await act(slug, mentor, { intent: 'draft-prompt', kind: 'poll', question: 'Q', options: 'a\nb' });
  const again = await feed.listen(id, heard.at(-1)!, listener);
  expect((await act(slug, doctor, { intent: 'say', text: 'back' })).status).toBe(200);
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(11);
  expect(heard).toEqual([...heard].sort((a, b) => a - b));
  expect(new Set(heard).size).toBe(11);
  again();
  feed.stop();
});

test('webhooks that are forged, old, from the future, repeated or late change nothing that they should not', async () => {
  const { id } = await announceWebinar(app, mentor);
  await holdWebinar(app, id);
  const secret = 'a secret of the engine';
  const platform = {
    ...app.platform,
    video: { ffmpeg: null, engine: { kind: 'local' as const, baseUrl: 'http://127.0.0.1:9', ingestUrl: '', tokenId: 't', tokenSecret: 's', webhookSecret: secret, signingKey: '', privateKey: '' } },
  }; // oxfmt-ignore
  const state = async () => {
    const [row] = await db.read.select().from(webinarStreams).where(eq(webinarStreams.webinarId, id));
    return row!.state;
  };
  const send = (type: string, at: Date, { eventId = newId(), key = secret, signedAt = Date.now() } = {}) => {
    const body = JSON.stringify({
      type: `video.live_stream.${type}`, id: eventId, created_at: at.toISOString(),
      object: { type: 'live', id: `mux-${id}` }, data: { id: `mux-${id}` },
    }); // oxfmt-ignore
    const t = Math.floor(signedAt / 1000);
    const v1 = createHmac('sha256', key).update(`${t}.${body}`).digest('hex');
    return receiveMuxEvent(platform, body, { 'mux-signature': `t=${t},v1=${v1}` }, new Date());
  };
  const now = Date.now();
  expect(await send('idle', new Date(now), { key: 'another' })).toBe('refused');
  expect(await send('idle', new Date(now), { signedAt: now - 10 * MINUTE })).toBe('refused');
  expect(await send('idle', new Date(now), { signedAt: now + 10 * MINUTE })).toBe('refused');
  expect(await state()).toBe('active');
  const eventId = newId();
  expect(await send('disconnected', new Date(now - 3000), { eventId })).toBe('taken');
  expect(await state()).toBe('disconnected');
  expect(await send('active', new Date(now - 2000))).toBe('taken');
  expect(await send('disconnected', new Date(now - 3000), { eventId })).toBe('again');
  expect(await send('connected', new Date(now - 2500))).toBe('taken');
  expect(await state()).toBe('active');
  expect(await receiveMuxEvent(app.platform, '{}', {}, new Date())).toBe('not_ready');
});

/** The platform, where a unit that reads past its own transaction fails. */
const alone: Platform = (() => {
  let units = 0;
  const read = new Proxy(db.read, {
    get(reader, name, self) {
      if (units > 0) throw new Error('a unit reads outside of its transaction');
      return Reflect.get(reader, name, self) as unknown;
    },
  });
  return {
    ...app.platform,
    db: wrapped(db, {
      read,
      transact: (work) => db.transact((tx) => (units++, work(tx))).finally(() => (units = 0)),
    }),
  };
})();

test('who stayed and answered is complete once it is over; a correction needs a reason and is traced', async () => {
  const { id, slug } = await announceWebinar(app, mentor);
  const [stayed, left] = [await app.person('stayed'), await app.person('left')];
  for (const person of [stayed, left]) await take(slug, person);
  const { openedAt } = await holdWebinar(app, id);
  const heartbeats = openHeartbeats(app.platform);
  for (const [person, minutes] of [
    [stayed, 55],
    [left, 5],
  ] as const) {
    const { registrationId } = (await seatOf(app, id, person))!;
    const ctx = { ...(await app.as(person)), now: new Date(openedAt) };
    const token = await startSession(ctx, registrationId, id, false);
    for (let at = 0; at < minutes; at += 5)
      await heartbeats.take({ token, played: [[openedAt + at * MINUTE, openedAt + (at + 5) * MINUTE]] }, '', openedAt + (at + 5) * MINUTE); // oxfmt-ignore
  }
  const endedAt = new Date(openedAt + 60 * MINUTE);
  await db.transact((tx) => tx.update(webinars).set({ endedAt }).where(eq(webinars.id, id)));
  const evaluate = () => evaluateAttendanceHandler(alone)({ webinarId: id }, { id: 'job', now: new Date() });
  await evaluate();
  await evaluate();
  const isDone = async (person: Person) =>
    db.read.$count(
      completions,
      eq(completions.registrationId, (await seatOf(app, id, person))!.registrationId),
    );
  expect([await isDone(stayed), await isDone(left)]).toEqual([1, 0]);
  const letters = await db.read.select().from(mails).where(eq(mails.recipient, stayed.email));
  expect(
    letters.filter((each) => each.subject.startsWith(pieceOf('webinars:mail.evaluate.subject'))),
  ).toHaveLength(1);

  const { registrationId } = (await seatOf(app, id, left))!;
  const correct = (form: Record<string, string>) =>
    app.post(`/mentor/webinars/${id}/attendance`, { intent: 'correct', registrationId, ...form }, mentor);
  expect((await correct({ minutes: '55', reason: '' })).status).toBe(422);
  expect((await correct({ minutes: '500', reason: 'x' })).status).toBe(422);
  expect((await correct({ minutes: '55', reason: 'Sat beside the host.' })).status).toBe(302);
  expect(await isDone(left)).toBe(1);
  const links = await (await app.get(`/mentor/webinars/${id}/attendance`, mentor)).text();
  const reportAs = (form: string) =>
    app.get(String(new RegExp(`href="([^"]*/report\\?format=${form})"`).exec(links)?.[1]), mentor);
  const report = await (await reportAs('csv')).text();
  expect(report).toContain('Sat beside the host.');
  await db.transact(async (tx) => {
    await tx.update(people).set({ locale: 'fi', timeZone: 'Asia/Tokyo' }).where(eq(people.id, mentor.id));
    await tx.update(people).set(nameColumns('Äijälä Antti')).where(eq(people.id, stayed.id));
    await tx.update(people).set(nameColumns('žukas jonas')).where(eq(people.id, left.id));
  });
  const workbook = await reportAs('xlsx');
  expect(workbook.headers.get('content-disposition')).toBe(`attachment; filename="${slug}.xlsx"`);
  const [head, ...rows] = readXlsx(new Uint8Array(await workbook.arrayBuffer()));
  const of = (name: string) => rows.map((row) => row[head!.indexOf(name)]);
  expect(of('name')).toEqual(['žukas jonas', 'Äijälä Antti']);
  expect(of('minutes')).toEqual([55, 55]);
  expect(of('corrected')).toEqual([55, null]);
  const inTokyo = new Date(Math.floor(openedAt / 1000) * 1000 + 9 * 60 * MINUTE);
  expect(of('watched_from (Asia/Tokyo)')).toEqual([inTokyo, inTokyo]);
  const attendance = await (await app.get(`/mentor/webinars/${id}/attendance`, mentor)).text();
  expect(attendance.indexOf('žukas jonas')).toBeLessThan(attendance.indexOf('Äijälä Antti'));
  const page = await (await app.get(`/webinars/${slug}`, left)).text();
  expect(page).toContain('Sat beside the host.');
}, 30_000);

test('who holds a webinar writes the minutes of others and not their own', async () => {
  const [own, doctor] = [await app.person('own', ['mentor']), await app.person('followed')];
  const { id, slug } = await announceWebinar(app, own);
  for (const person of [own, doctor]) await take(slug, person);
  const { openedAt } = await holdWebinar(app, id);
  const endedAt = new Date(openedAt + 60 * MINUTE);
  await db.transact((tx) => tx.update(webinars).set({ endedAt }).where(eq(webinars.id, id)));
  const correct = async (person: Person) => {
    const { registrationId } = (await seatOf(app, id, person))!;
    const form = { intent: 'correct', registrationId, minutes: '55', reason: 'Sat beside me.' };
    const { status } = await app.post(`/mentor/webinars/${id}/attendance`, form, own);
    const written = eq(webinarCorrections.registrationId, registrationId);
    return [status, await db.read.$count(webinarCorrections, written)];
  };
  expect([await correct(own), await correct(doctor)]).toEqual([
    [403, 0],
    [302, 1],
  ]);
});

test('what a moderator deleted is gone for all, also from what is sent again; what was declined is told to be', async () => {
  const { id, slug } = await announceWebinar(app, mentor);
  const [doctor, other] = [await app.person('writer'), await app.person('onlooker')];
  for (const person of [doctor, other]) await take(slug, person);
  await act(slug, doctor, { intent: 'say', text: 'a name that must not stand here' });
  await act(slug, doctor, { intent: 'ask', text: 'a question nobody needs' });
  const [message] = await db.read.select().from(roomMessages).where(eq(roomMessages.roomId, id));
  const [question] = await db.read.select().from(roomQuestions).where(eq(roomQuestions.roomId, id));
  const moderate = (form: Record<string, string>) => act(slug, mentor, form);
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

test('another mentor learns nothing of a webinar that is not theirs', async () => {
  const { id } = await announceWebinar(app, mentor);
  const stranger = await app.person('stranger', ['mentor']);
  for (const path of ['', '/slides', '/studio', '/attendance', '/report', '/recording'])
    expect((await app.get(`/mentor/webinars/${id}${path}`, stranger)).status, path).toBe(404);
  for (const intent of ['change', 'announce', 'cancel', 'rule', 'staff', 'words', 'repeat'])
    expect((await app.post(`/mentor/webinars/${id}`, { intent }, stranger)).status, intent).toBe(404);
  for (const intent of ['open', 'end', 'reset-key', 'end-rehearsal', 'embedded'])
    expect((await app.post(`/mentor/webinars/${id}/studio`, { intent }, stranger)).status, intent).toBe(404);
  expect((await app.post(`/mentor/webinars/${id}/act`, { intent: 'ticket' }, stranger)).status).toBe(404);
});

test('the way above the accreditation of a webinar is one that its mentor may go', async () => {
  const { courseId } = await announceWebinar(app, mentor);
  for (const path of [`/author/courses/${courseId}`, `/author/courses/${courseId}/accreditation`]) {
    const page = await (await app.get(path, mentor)).text();
    const [trail] = /<nav class="breadcrumb".*?<\/nav>/s.exec(page)!;
    for (const [, to] of trail.matchAll(/<a href="([^"]+)"/g))
      expect([to, (await app.get(to!, mentor)).status]).toEqual([to, 200]);
  }
});
