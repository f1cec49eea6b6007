import { asc, eq } from 'drizzle-orm';
import ICAL from 'ical.js';
import { afterAll, expect, test } from 'vitest';
import { cancelWebinar } from '#app/domains/webinars/schedule/cancel-webinar.server.ts';
import { changeWebinar } from '#app/domains/webinars/schedule/change-webinar.server.ts';
import { remindOfWebinars } from '#app/domains/webinars/seats/remind-of-webinars.server.ts';
import { mailHandler } from '#app/platform/mail.server.ts';
import { wallClockIn } from '#app/platform/time.ts';
import { people } from '#db/schema/accounts.ts';
import { mentoringMeetings } from '#db/schema/mentoring.ts';
import { mails } from '#db/schema/platform.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { begunPair } from '#tests/support/mentoring.ts';
import { headersOf, openSmtpSink, partsOf } from '#tests/support/smtp-sink.ts';
import { announceWebinar, MINUTE, SCHEDULE, takeSeat } from '#tests/support/webinar.ts';

const app = await makeApp();
const { db, settings } = app.platform;
const sink = await openSmtpSink();
afterAll(() => sink.close());
const MAJAKKA = 'no-reply@majakka.example';
// Sender of the mails and organizer of their events.
settings.mailFrom = `Majakka <${MAJAKKA}>`;
const send = mailHandler(db, { ...settings, smtpUrl: sink.url });

/** Sends what is queued for somebody by SMTP, and reads what arrived. */
async function arrived(person: Person) {
  const before = sink.received.length;
  const rows = await db.read
    .select()
    .from(mails)
    .where(eq(mails.recipient, person.email))
    .orderBy(asc(mails.createdAt), asc(mails.id));
  for (const { id, sentAt } of rows) if (!sentAt) await send({ id }, { id, now: new Date() });
  return sink.received.slice(before).map(readMail);
}

/** What a calendar learns of a mail, read by ical.js; null where it has no event. */
function readMail(raw: string) {
  const parts = partsOf(raw);
  const part = parts.find(({ headers }) => headers['content-type']?.startsWith('text/calendar'));
  if (!part) return null;
  const attached = parts.find(({ headers }) => headers['content-type']?.startsWith('application/ics'))!;
  expect(attached.body.equals(part.body)).toBe(true);
  const { from, to } = headersOf(raw);
  return {
    from,
    to,
    mime: /method=(\w+)/.exec(part.headers['content-type']!)?.[1],
    ...readCalendar(part.body),
  };
}

function readCalendar(body: Buffer) {
  const text = body.toString('utf8');
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  // RFC 5545 §3.1: no line of more than 75 octets, none that ends otherwise, and no character in two pieces.
  const lines = text.split('\r\n');
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(/[\r\n\uFFFD]/.test(lines.join(''))).toBe(false);
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const [event, ...others] = calendar.getAllSubcomponents('vevent');
  expect(others).toEqual([]);
  const value = (name: string) => event!.getFirstPropertyValue(name);
  const dateOf = (name: string) => (value(name) as InstanceType<typeof ICAL.Time>).toJSDate();
  const attendee = event!.getFirstProperty('attendee');
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: value('uid'),
    sequence: value('sequence'),
    stamp: dateOf('dtstamp'),
    start: dateOf('dtstart').getTime(),
    status: value('status'),
    summary: value('summary'),
    alarms: event!
      .getAllSubcomponents('valarm')
      .map((alarm) => String(alarm.getFirstPropertyValue('trigger'))),
    organizer: String(value('organizer')).toLowerCase(),
    attendee: attendee && {
      address: String(attendee.getFirstValue()).toLowerCase(),
      name: attendee.getParameter('cn'),
      partstat: attendee.getParameter('partstat'),
      rsvp: attendee.getParameter('rsvp'),
    },
  };
}

const take = (slug: string, person: Person) => takeSeat(app, slug, person);
const leave = (slug: string, person: Person) => app.post(`/webinars/${slug}`, { intent: 'leave' }, person);
const inHours = (hours: number) => {
  const at = new Date(Math.ceil(Date.now() / MINUTE) * MINUTE + hours * 60 * MINUTE);
  return { ...wallClockIn('UTC', at), startsAt: at.getTime() };
};

test('a seat, a move and the end of a webinar are one event: REQUEST, REQUEST, CANCEL, each newer than the one before', async () => {
  const mentor = await app.person('host', ['mentor']);
  const doctor = await app.person('guest');
  const { id, slug } = await announceWebinar(app, mentor, { title: 'Südame kodu' });
  await take(slug, doctor);
  const [seat] = await arrived(doctor);
  // The clock of a test's context stands still; this one is new.
  const asMentor = async () => ({ ...(await app.as(mentor)), now: new Date() });
  const { startsAt, ...to } = inHours(60);
  await changeWebinar(await asMentor(), id, { ...SCHEDULE, title: 'Süda kodus', ...to });
  const [moved] = await arrived(doctor);
  await cancelWebinar(await asMentor(), id);
  const [cancelled] = await arrived(doctor);
  const all = [seat!, moved!, cancelled!];
  expect(all.map(({ mime, method, status }) => [mime, method, status])).toEqual([
    ['REQUEST', 'REQUEST', 'CONFIRMED'],
    ['REQUEST', 'REQUEST', 'CONFIRMED'],
    ['CANCEL', 'CANCEL', 'CANCELLED'],
  ]);
  expect(all.map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
  expect(all.map(({ alarms }) => alarms)).toEqual([['-P1D', '-PT15M'], ['-P1D', '-PT15M'], []]);
  for (const each of all)
    expect(each).toMatchObject({
      from: `Majakka <${MAJAKKA}>`,
      to: doctor.email,
      uid: `${id}@localhost`,
      organizer: `mailto:${MAJAKKA}`,
      attendee: {
        address: `mailto:${doctor.email}`,
        name: 'guest Test',
        partstat: 'ACCEPTED',
        rsvp: 'FALSE',
      },
    });
  // Of the time and the title that it was given in the same form.
  expect([moved!.start, moved!.summary, cancelled!.start]).toEqual([startsAt, 'Süda kodus', startsAt]);
  expect(all.map(({ stamp }) => stamp.getTime())).toEqual(
    all.map(({ stamp }) => stamp.getTime()).toSorted((a, b) => a - b),
  );
});

test('a released seat removes the event, and the next seat sends a newer one; on the waiting list there is none', async () => {
  const mentor = await app.person('host', ['mentor']);
  const [first, second] = [await app.person('first'), await app.person('second')];
  const { id, slug } = await announceWebinar(app, mentor, { capacity: '1' });
  for (const person of [first, second]) await take(slug, person);
  const [seat] = await arrived(first);
  await changeWebinar(await app.as(mentor), id, { ...SCHEDULE, capacity: '1', ...inHours(30) });
  const [moved] = await arrived(first);
  // On the list, and of the new time: two mails, no invitation.
  expect(await arrived(second)).toEqual([null, null]);
  await leave(slug, first);
  const [left] = await arrived(first);
  const [up] = await arrived(second);
  await leave(slug, second);
  await take(slug, first);
  const [again] = await arrived(first);
  expect([seat, moved, left, again].map((each) => each!.method)).toEqual([
    'REQUEST',
    'REQUEST',
    'CANCEL',
    'REQUEST',
  ]);
  const sequences = [seat, moved, left, again].map((each) => Number(each!.sequence));
  expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
  expect([up!.mime, up!.method, up!.uid, up!.attendee!.address]).toEqual([
    'REQUEST',
    'REQUEST',
    seat!.uid,
    `mailto:${second.email}`,
  ]);
});

test('a reminder is a mail without a second invitation', async () => {
  const doctor = await app.person('reminded');
  const mentor = await app.person('host', ['mentor']);
  const { id, slug } = await announceWebinar(app, mentor);
  await take(slug, doctor);
  await changeWebinar(await app.as(mentor), id, { ...SCHEDULE, ...inHours(40) });
  await arrived(doctor);
  await remindOfWebinars(app.platform, new Date(Date.now() + 20 * 60 * MINUTE));
  expect(await arrived(doctor)).toEqual([null]);
});

test('a meeting is in both calendars once it is agreed, and a cancellation removes it from both, the canceller’s too', async () => {
  const { mentee, mentor, pairId } = await begunPair(app);
  const path = `/pairs/${pairId}`;
  await Promise.all([arrived(mentee), arrived(mentor)]);
  const propose = async () => {
    const { date, time } = wallClockIn('Europe/Riga', new Date(Date.now() + 50 * 60 * MINUTE));
    await app.post(path, { intent: 'propose', date, time, agenda: '' }, mentee);
    const rows = await db.read.select().from(mentoringMeetings).where(eq(mentoringMeetings.pairId, pairId));
    return rows.find(({ state }) => state === 'proposed')!.id;
  };
  const act = (intent: string, meetingId: string, person: Person) =>
    app.post(path, { intent, meetingId }, person);
  const meetingId = await propose();
  expect([await arrived(mentee), await arrived(mentor)]).toEqual([[], [null]]);
  await act('agree', meetingId, mentor);
  const agreed = [(await arrived(mentee))[0]!, (await arrived(mentor))[0]!];
  await act('call-off', meetingId, mentor);
  const off = [(await arrived(mentee))[0]!, (await arrived(mentor))[0]!];
  expect(agreed.map(({ mime, method, sequence }) => [mime, method, sequence])).toEqual([
    ['REQUEST', 'REQUEST', 1],
    ['REQUEST', 'REQUEST', 1],
  ]);
  expect(off.map(({ mime, method, sequence }) => [mime, method, sequence])).toEqual([
    ['CANCEL', 'CANCEL', 2],
    ['CANCEL', 'CANCEL', 2],
  ]);
  expect(new Set([...agreed, ...off].map(({ uid }) => uid))).toEqual(new Set([`${meetingId}@localhost`]));
  expect([...agreed, ...off].map(({ attendee }) => attendee!.address)).toEqual(
    [mentee, mentor, mentee, mentor].map(({ email }) => `mailto:${email}`),
  );

  // A proposed meeting is in no calendar.
  const other = await propose();
  await act('call-off', other, mentee);
  expect([await arrived(mentee), await arrived(mentor)]).toEqual([[], [null, null]]);

  // The end of a pair cancels its agreed meetings in both calendars.
  const last = await propose();
  await act('agree', last, mentor);
  await Promise.all([arrived(mentee), arrived(mentor)]);
  await app.post(path, { intent: 'end', reason: 'time', lookBack: '' }, mentee);
  for (const person of [mentee, mentor]) {
    const [ended] = (await arrived(person)).filter((each) => each !== null);
    expect([ended!.mime, ended!.method, ended!.uid, ended!.sequence]).toEqual([
      'CANCEL',
      'CANCEL',
      `${last}@localhost`,
      2,
    ]);
  }
});

test('names and titles in any script, long or with special characters of the format, keep lines short and read the same', async () => {
  const mentor = await app.person('host', ['mentor']);
  const doctor = await app.person('scripts');
  const name = 'Ādolfs “Dolfis” Bērziņš-Žukauskaitė; Dr., PhD: Сяргей Іваноў';
  await db.transact((tx) =>
    tx
      .update(people)
      .set({ name: `${name} "x" \\ y` })
      .where(eq(people.id, doctor.id)),
  );
  const title = `${'🙂'.repeat(30)} Žarnas, širdis; plaučiai \\ кардыялогія: ${'ÄÖ'.repeat(30)}`.slice(
    0,
    150,
  );
  const { slug } = await announceWebinar(app, mentor, { title });
  await take(slug, doctor);
  const [seat] = await arrived(doctor);
  expect([seat!.summary, seat!.attendee!.name]).toEqual([title, `${name} ’x’ ’ y`]);
});

test('a page offers the same event to anybody, and its cancellation once it is cancelled', async () => {
  const mentor = await app.person('host', ['mentor']);
  const { id, slug } = await announceWebinar(app, mentor);
  const file = async () => {
    const answer = await app.get(`/webinars/${slug}/calendar`);
    const type = answer.headers.get('content-type');
    return { type, ...readCalendar(Buffer.from(await answer.arrayBuffer())) };
  };
  const published = await file();
  await cancelWebinar(await app.as(mentor), id);
  const cancelled = await file();
  expect(
    [published, cancelled].map(({ type, method, sequence, attendee }) => [type, method, sequence, attendee]),
  ).toEqual([
    ['text/calendar; charset=utf-8; method=PUBLISH', 'PUBLISH', 0, null],
    ['text/calendar; charset=utf-8; method=CANCEL', 'CANCEL', 1, null],
  ]);
  expect([published.uid, published.organizer]).toEqual([cancelled.uid, `mailto:${MAJAKKA}`]);
});
