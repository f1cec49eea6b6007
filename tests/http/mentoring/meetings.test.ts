import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listMeetings } from '#app/domains/mentoring/meetings/list-meetings.server.ts';
import { proposeMeeting } from '#app/domains/mentoring/meetings/propose-meeting.server.ts';
import { remindOfMeetings } from '#app/domains/mentoring/meetings/remind-of-meetings.server.ts';
import { nudgePairs } from '#app/domains/mentoring/pairs/nudge-pairs.server.ts';
import { wallClockIn } from '#app/platform/time.ts';
import { mentoringMeetings } from '#db/schema/mentoring.ts';
import { mailsTo } from '#tests/support/mails.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { agreedMeeting, begunPair, moveToNow, wallClock } from '#tests/support/mentoring.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test('one proposes, the other agrees, both calendars have it; the proposer cannot agree alone', async () => {
  const { mentee, mentor, pairId } = await begunPair(app);
  const path = `/pairs/${pairId}`;
  const propose = (form: Record<string, string>, person = mentee) =>
    app.post(path, { intent: 'propose', ...form }, person);
  expect((await propose({ ...wallClock(-60 * MINUTE) })).status).toBe(422);
  expect((await propose({ date: 'soon', time: '25:00' })).status).toBe(422);
  expect((await propose({ ...wallClock(2 * DAY), agenda: 'x'.repeat(100_000) })).status).toBe(422);
  expect((await propose({ ...wallClock(2 * DAY), agenda: 'Pain at home' })).status).toBe(302);
  const [meeting] = await db.read
    .select()
    .from(mentoringMeetings)
    .where(eq(mentoringMeetings.pairId, pairId));
  const id = meeting!.id;
  expect((await app.post(path, { intent: 'agree', meetingId: id }, mentee)).status).toBe(409);
  expect(await (await app.get(path, mentor)).text()).toContain('Pain at home');
  expect((await app.post(path, { intent: 'agree', meetingId: id }, mentor)).status).toBe(302);
  for (const person of [mentee, mentor]) {
    const [mail] = (await mailsTo(app, person)).filter((each) =>
      each.subject.startsWith(pieceOf('mentoring:mail.meetingAgreed.subject')),
    );
    expect(mail!.calendar).toContain(`UID:${id}@localhost`);
  }
  const file = await app.get(`/meetings/${id}/calendar`, mentee);
  expect([file.status, (await file.text()).includes('SEQUENCE:1')]).toEqual([200, true]);
  expect((await app.post(path, { intent: 'call-off', meetingId: id }, mentee)).status).toBe(302);
  const cancelled = (await mailsTo(app, mentor)).find((each) =>
    each.subject.startsWith(pieceOf('mentoring:mail.meetingCancelled.subject')),
  );
  expect(cancelled!.calendar).toContain('METHOD:CANCEL');
  expect((await app.post(path, { intent: 'agree', meetingId: id }, mentor)).status).toBe(409);
});

test('a time is the proposer’s own, also across the change to summer time', async () => {
  const { mentee, pairId } = await begunPair(app);
  const ctx = { ...(await app.as(mentee)), now: new Date('2027-03-20T08:00:00Z') };
  for (const date of ['2027-03-25', '2027-04-01'])
    await proposeMeeting(ctx, pairId, { date, time: '18:00', agenda: '' });
  const rows = await listMeetings(ctx, pairId);
  expect(rows.map(({ meeting }) => meeting.startsAt.toISOString())).toEqual([
    '2027-03-25T16:00:00.000Z',
    '2027-04-01T15:00:00.000Z',
  ]);
});

test('reminders once; a nudge to the one who owes an answer, else to the mentee, weekly at most', async () => {
  const { mentee, mentor, meetingId, pairId, path } = await agreedMeeting(app);
  await db.transact((tx) =>
    tx
      .update(mentoringMeetings)
      .set({ startsAt: new Date(Date.now() + 20 * 60 * MINUTE), createdAt: new Date(Date.now() - 3 * DAY) })
      .where(eq(mentoringMeetings.id, meetingId)),
  );
  for (let twice = 0; twice < 2; twice++) await remindOfMeetings({ ...app.operator, now: new Date() });
  for (const person of [mentee, mentor])
    expect((await mailsTo(app, person)).filter((each) => each.subject.startsWith('Soon: '))).toHaveLength(1);

  const nudges = async (person: Person) =>
    (await mailsTo(app, person)).filter((each) =>
      each.subject.startsWith(pieceOf('mentoring:mail.nudge.subject')),
    ).length;
  const nudge = (days: number) => nudgePairs({ ...app.operator, now: new Date(Date.now() + days * DAY) });
  await nudge(30);
  expect([await nudges(mentee), await nudges(mentor)]).toEqual([0, 0]);
  for (const days of [37, 40]) await nudge(days);
  expect([await nudges(mentee), await nudges(mentor)]).toEqual([1, 0]);
  const ctx = { ...(await app.as(mentee)), now: new Date(Date.now() + 41 * DAY) };
  await proposeMeeting(ctx, pairId, {
    ...wallClockIn('Europe/Helsinki', new Date(Date.now() + 60 * DAY)),
    agenda: '',
  });
  await nudge(45);
  expect([await nudges(mentee), await nudges(mentor)]).toEqual([1, 1]);
  await app.post(path, { intent: 'pause' }, mentee);
  await nudge(59);
  expect([await nudges(mentee), await nudges(mentor)]).toEqual([1, 1]);
});

test('the first page tells what waits: an answer, a time, a call, minutes to confirm', async () => {
  const { mentee, mentor, pairId } = await begunPair(app);
  const path = (id: string) => `/pairs/${id}`;
  const home = async (person: Person) => (await app.get('/', person)).text();
  await app.post(path(pairId), { intent: 'propose', ...wallClock(10 * MINUTE), agenda: '' }, mentee);
  expect(await home(mentor)).toContain(said('mentoring:meeting.theirs', { name: 'mentee Test' }));
  expect(await home(mentee)).not.toContain(pieceOf('mentoring:meeting.theirs'));
  const [meeting] = await db.read
    .select()
    .from(mentoringMeetings)
    .where(eq(mentoringMeetings.pairId, pairId));
  await app.post(path(pairId), { intent: 'agree', meetingId: meeting!.id }, mentor);
  for (const person of [mentee, mentor])
    expect(await home(person)).toContain(`href="/meetings/${meeting!.id}"`);
  await moveToNow(app, meeting!.id, -6 * 60 * MINUTE);
  expect(await home(mentee)).toContain(said('mentoring:confirm.title'));
  await app.post(
    path(pairId),
    { intent: 'confirm', meetingId: meeting!.id, minutes: '40', reflection: '' },
    mentee,
  );
  expect(await home(mentee)).not.toContain(said('mentoring:confirm.title'));
});

test('goals are the mentee’s, notes are whose they are, and the coordinator sees neither', async () => {
  const { id, slug, coordinator, mentee, mentor, path } = await agreedMeeting(app);
  const post = (form: Record<string, string>, person: Person) =>
    app.post(path, form, person).then(({ status }) => status);
  expect(await post({ intent: 'goal', body: 'Morphine without fear', before: '2' }, mentor)).toBe(404);
  expect(await post({ intent: 'goal', body: 'Morphine without fear', before: '7' }, mentee)).toBe(422);
  expect(await post({ intent: 'goal', body: 'Morphine without fear', before: '2' }, mentee)).toBe(302);
  expect(await post({ intent: 'note', body: 'My own thought' }, mentee)).toBe(302);
  expect(await post({ intent: 'note', body: 'Our common thought', shared: 'yes' }, mentee)).toBe(302);
  expect(await post({ intent: 'note', body: 'x'.repeat(100_000) }, mentee)).toBe(422);
  const page = async (person: Person) => (await app.get(path, person)).text();
  expect(await page(mentee)).toContain('My own thought');
  const seen = await page(mentor);
  expect([seen.includes('Morphine'), seen.includes('Our common'), seen.includes('My own thought')]).toEqual([
    true,
    true,
    false,
  ]);
  const overview = await (await app.get(`/associations/${slug}/mentoring/${id}`, coordinator)).text();
  for (const words of ['Morphine', 'Our common', 'My own thought', 'Pain at home'])
    expect(overview).not.toContain(words);
  const noteId = /unnote"[\s\S]{0,200}?name="id" value="([^"]+)"/.exec(await page(mentee))![1]!;
  expect(await post({ intent: 'unnote', id: noteId }, mentor)).toBe(404);
  expect(await post({ intent: 'unnote', id: noteId }, mentee)).toBe(302);
  expect(await post({ intent: 'fit', answer: 'perhaps' }, mentee)).toBe(422);
  expect(await post({ intent: 'fit', answer: 'deciding' }, mentee)).toBe(302);
  // A look back at the end is for both; the reason is for the coordinator.
  expect(await post({ intent: 'end', reason: 'time', lookBack: 'I ring earlier now' }, mentee)).toBe(302);
  const after = await page(mentor);
  expect([after.includes('I ring earlier now'), after.includes(said('mentoring:endReason.time'))]).toEqual([
    true,
    false,
  ]);
  const seenThen = await (await app.get(`/associations/${slug}/mentoring/${id}`, coordinator)).text();
  expect([seenThen.includes('I ring earlier'), seenThen.includes(said('mentoring:endReason.time'))]).toEqual([
    false,
    true,
  ]);
});
