import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { nameColumns } from '#app/domains/accounts/people/name-columns.server.ts';
import { evaluateAttendanceHandler } from '#app/domains/webinars/attendance/evaluate-attendance.server.ts';
import { readAttendanceBasis } from '#app/domains/webinars/attendance/read-attendance-basis.server.ts';
import { readAttendance } from '#app/domains/webinars/attendance/read-attendance.server.ts';
import { readWebinar } from '#app/domains/webinars/schedule/read-webinar.server.ts';
import { setAttendanceRule } from '#app/domains/webinars/attendance/set-attendance-rule.server.ts';
import { openHeartbeats } from '#app/domains/webinars/playback/open-heartbeats.server.ts';
import { startSession } from '#app/domains/webinars/playback/start-session.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { people } from '#db/schema/accounts.ts';
import { completions } from '#db/schema/learning.ts';
import { mails } from '#db/schema/platform.ts';
import { webinarCorrections, webinars } from '#db/schema/webinars.ts';
import { readXlsx } from '#tests/support/read-table.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { wrapped } from '#tests/support/wrapped.ts';
import { announceWebinar, holdWebinar, MINUTE, seatOf, takeSeat } from '#tests/support/webinar.ts';
import { pieceOf } from '#tests/support/words.ts';

const app = await makeApp();
const mentor = await app.person('mentor', ['mentor']);
const { db } = app.platform;

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
  await takeSeat(app, slug, doctor);
  const { openedAt } = await holdWebinar(app, id);
  const { registrationId } = (await seatOf(app, id, doctor))!;
  const own = await app.as(doctor);
  const began = openedAt + 10 * MINUTE;
  const heartbeats = openHeartbeats(app.platform);
  const session = () => startSession({ ...own, now: new Date(began) }, registrationId, id, null);
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
  for (const person of [stayed, left]) await takeSeat(app, slug, person);
  const { openedAt } = await holdWebinar(app, id);
  const heartbeats = openHeartbeats(app.platform);
  for (const [person, minutes] of [
    [stayed, 55],
    [left, 5],
  ] as const) {
    const { registrationId } = (await seatOf(app, id, person))!;
    const ctx = { ...(await app.as(person)), now: new Date(openedAt) };
    const token = await startSession(ctx, registrationId, id, null);
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
});

test('who holds a webinar writes the minutes of others and not their own', async () => {
  const [own, doctor] = [await app.person('own', ['mentor']), await app.person('followed')];
  const { id, slug } = await announceWebinar(app, own);
  for (const person of [own, doctor]) await takeSeat(app, slug, person);
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
