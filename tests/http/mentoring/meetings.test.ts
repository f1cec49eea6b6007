import { createHmac } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { applyForMembership } from '#app/domains/accounts/memberships/apply-for-membership.server.ts';
import { decideMembership } from '#app/domains/accounts/memberships/decide-membership.server.ts';
import { listApplicants } from '#app/domains/accounts/memberships/list-applicants.server.ts';
import { enrolInProgramme } from '#app/domains/credits/enrolments/enrol-in-programme.server.ts';
import { enterMeeting } from '#app/domains/mentoring/calls/enter-meeting.server.ts';
import { listIceServers } from '#app/domains/mentoring/calls/list-ice-servers.server.ts';
import { recordPresence } from '#app/domains/mentoring/calls/record-presence.server.ts';
import { confirmMeeting } from '#app/domains/mentoring/meetings/confirm-meeting.server.ts';
import { creditSilentMeetings } from '#app/domains/mentoring/meetings/credit-silent-meetings.server.ts';
import { listMeetings } from '#app/domains/mentoring/meetings/list-meetings.server.ts';
import { proposeMeeting } from '#app/domains/mentoring/meetings/propose-meeting.server.ts';
import { remindOfMeetings } from '#app/domains/mentoring/meetings/remind-of-meetings.server.ts';
import { nudgePairs } from '#app/domains/mentoring/pairs/nudge-pairs.server.ts'; // oxfmt-ignore
import { deleteOldSignals } from '#app/domains/rooms/events/delete-old-signals.server.ts';
import { openFeed } from '#app/domains/rooms/events/open-feed.server.ts';
import { wallClockIn } from '#app/platform/time.ts';
import { participations } from '#db/schema/credits.ts';
import { mentoringMeetings } from '#db/schema/mentoring.ts';
import { roomEvents } from '#db/schema/rooms.ts';
import { statements } from '#db/schema/xapi.ts';
import { mailsTo } from '#tests/support/mails.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { formWith, valuesOf } from '#tests/support/forms.ts';
import { begunPair } from '#tests/support/mentoring.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const ledgerOf = (person: Person) =>
  db.read.select().from(participations).where(eq(participations.personId, person.id));
const later = async (person: Person, ms: number) => ({
  ...(await app.as(person)),
  now: new Date(Date.now() + ms),
});
const when = (ms: number) => wallClockIn('Europe/Helsinki', new Date(Date.now() + ms));

/** A meeting that both agreed to, an hour from now. */
async function agreed(settings: object = {}) {
  const pair = await begunPair(app, settings);
  const path = `/pairs/${pair.pairId}`;
  const propose = await app.post(
    path,
    { intent: 'propose', ...when(60 * MINUTE), agenda: 'Pain at home' },
    pair.mentee,
  );
  expect(propose.status).toBe(302);
  const [meeting] = await db.read
    .select()
    .from(mentoringMeetings)
    .where(eq(mentoringMeetings.pairId, pair.pairId));
  expect((await app.post(path, { intent: 'agree', meetingId: meeting!.id }, pair.mentor)).status).toBe(302);
  return { ...pair, path, meetingId: meeting!.id };
}

test('one proposes, the other agrees, both calendars know; whoever proposed cannot agree alone', async () => {
  const { mentee, mentor, pairId } = await begunPair(app);
  const path = `/pairs/${pairId}`;
  const propose = (form: Record<string, string>, person = mentee) =>
    app.post(path, { intent: 'propose', ...form }, person);
  expect((await propose({ ...when(-60 * MINUTE) })).status).toBe(422);
  expect((await propose({ date: 'soon', time: '25:00' })).status).toBe(422);
  expect((await propose({ ...when(2 * DAY), agenda: 'x'.repeat(100_000) })).status).toBe(422);
  expect((await propose({ ...when(2 * DAY), agenda: 'Pain at home' })).status).toBe(302);
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

test('the call opens a quarter of an hour before and closes after; a stranger and a coordinator learn nothing', async () => {
  const { mentee, coordinator, meetingId } = await agreed();
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

/** Moves an agreed meeting to now. */
const startNow = (meetingId: string, ms = 0) =>
  db.transact((tx) =>
    tx
      .update(mentoringMeetings)
      .set({ startsAt: new Date(Date.now() + ms) })
      .where(eq(mentoringMeetings.id, meetingId)),
  );

test('signals reach the other one alone, and are forgotten within the hour', async () => {
  const { mentee, mentor, meetingId } = await agreed();
  await startNow(meetingId);
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
  const { mentee, mentor, meetingId } = await agreed();
  await startNow(meetingId);
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

test('minutes that both confirm count for both, the shorter of the two; later words change nothing', async () => {
  const { mentee, mentor, slug, coordinator, path, pairId, meetingId } = await agreed();
  const confirm = (person: Person, minutes: string, reflection = '') =>
    app.post(path, { intent: 'confirm', meetingId, minutes, reflection }, person);
  expect((await confirm(mentee, '40')).status).toBe(409);
  await startNow(meetingId);
  for (const ms of [0, 30_000, 60_000, 90_000, 400_000, 440_000])
    for (const person of [mentee, mentor]) await recordPresence(await later(person, ms), meetingId);
  const [first] = await listMeetings(await app.as(mentee), pairId);
  expect(first!.together).toBe(2);
  await startNow(meetingId, -60 * MINUTE);
  expect((await confirm(mentee, 'forty')).status).toBe(422);
  expect((await confirm(mentee, '40', 'Ask before the pain')).status).toBe(302);
  expect(await ledgerOf(mentee)).toEqual([]);
  expect(
    (await mailsTo(app, mentor)).filter((each) => each.subject.startsWith(said('mentoring:confirm.title'))),
  ).toHaveLength(1);
  expect((await confirm(mentor, '35')).status).toBe(302);
  const [[ofMentee], [ofMentor]] = [await ledgerOf(mentee), await ledgerOf(mentor)];
  expect([ofMentee!.minutes, ofMentee!.activityType, ofMentee!.kind]).toEqual([
    35,
    'peer_group',
    'mentoring',
  ]);
  expect([ofMentor!.minutes, ofMentor!.activityType]).toEqual([35, 'teaching']);
  expect(ofMentee!.countsIn).toEqual(expect.arrayContaining(['lv-lab', 'eaccme']));
  expect(ofMentee!.evidence).toMatchObject({ confirmedBy: 'both', reflected: true });
  expect(JSON.stringify(ofMentee)).not.toContain('Ask before the pain');
  // The association opens the number of its member down to who said so.
  const officer = await app.as(coordinator);
  const own = await app.as(mentor);
  await applyForMembership(own, { associationId: officer.actor!.officerOf[0]!, registrationNumber: '00-1' });
  const [applicant] = await listApplicants(officer, officer.actor!.officerOf[0]!);
  await decideMembership(officer, { membershipId: applicant!.membership.id, decision: 'accepted' });
  const evidence = await app.get(`/associations/${slug}/evidence/${ofMentor!.id}`, coordinator);
  expect(evidence.status).toBe(200);
  expect(await evidence.text()).toContain(said('mentoring:evidence.both'));
  expect((await confirm(mentor, '300')).status).toBe(409);
  expect(await ledgerOf(mentor)).toHaveLength(1);
  await enrolInProgramme(await app.as(mentor), { programmeId: 'lv-lab', anchorDate: '2025-01-01' });
  expect(await (await app.get('/credit', mentor)).text()).toContain('A mentor');
  expect(await (await app.get(path, mentee)).text()).toContain('Counted: 35 minutes');
});

test('silence counts after fourteen days and is marked; a denial never counts', async () => {
  const silent = await agreed();
  const denied = await agreed();
  for (const { meetingId, mentee, path } of [silent, denied]) {
    await startNow(meetingId, -60 * MINUTE);
    await app.post(path, { intent: 'confirm', meetingId, minutes: '40', reflection: '' }, mentee);
  }
  await app.post(
    denied.path,
    { intent: 'confirm', meetingId: denied.meetingId, minutes: '0', reflection: '' },
    denied.mentor,
  );
  const at = (days: number) =>
    creditSilentMeetings({ ...app.operator, now: new Date(Date.now() + days * DAY) });
  await at(13);
  expect(await ledgerOf(silent.mentee)).toEqual([]);
  for (const days of [15, 16]) await at(days);
  for (const person of [silent.mentee, silent.mentor]) {
    const rows = await ledgerOf(person);
    expect(rows.map(({ minutes, evidence }) => [minutes, evidence['confirmedBy']])).toEqual([[40, 'one']]);
  }
  for (const person of [denied.mentee, denied.mentor]) expect(await ledgerOf(person)).toEqual([]);
  const late = { ...(await app.as(silent.mentor)), now: new Date(Date.now() + 17 * DAY) };
  await expect(
    confirmMeeting(late, silent.meetingId, { minutes: '0', reflection: '' }),
  ).rejects.toMatchObject({ code: 'already_decided' });
});

test('where nothing counts for either side a meeting is settled all the same, once', async () => {
  const { mentee, mentor, path, meetingId } = await agreed({ credit: { mentee: '', mentor: '' } });
  await startNow(meetingId, -60 * MINUTE);
  const confirm = (person: Person) =>
    app.post(path, { intent: 'confirm', meetingId, minutes: '40', reflection: '' }, person);
  for (const person of [mentee, mentor]) expect((await confirm(person)).status).toBe(302);
  expect((await confirm(mentee)).status).toBe(409);
  for (const days of [15, 16])
    await creditSilentMeetings({ ...app.operator, now: new Date(Date.now() + days * DAY) });
  expect(await db.read.$count(statements, eq(statements.registration, meetingId))).toBe(2);
  expect(await ledgerOf(mentor)).toEqual([]);
});

test('a programme may count nothing for a side', async () => {
  const { mentee, mentor, path, meetingId } = await agreed({ credit: { mentee: '', mentor: 'talk' } });
  await startNow(meetingId, -60 * MINUTE);
  for (const person of [mentee, mentor])
    await app.post(path, { intent: 'confirm', meetingId, minutes: '40', reflection: '' }, person);
  expect(await ledgerOf(mentee)).toEqual([]);
  expect((await ledgerOf(mentor)).map((each) => each.activityType)).toEqual(['talk']);
});

test('reminders once; a nudge to whoever owes an answer, else to the mentee, weekly at most', async () => {
  const { mentee, mentor, meetingId, pairId, path } = await agreed();
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
  await app.post(path(pairId), { intent: 'propose', ...when(10 * MINUTE), agenda: '' }, mentee);
  expect(await home(mentor)).toContain(said('mentoring:meeting.theirs', { name: 'mentee Test' }));
  expect(await home(mentee)).not.toContain(pieceOf('mentoring:meeting.theirs'));
  const [meeting] = await db.read
    .select()
    .from(mentoringMeetings)
    .where(eq(mentoringMeetings.pairId, pairId));
  await app.post(path(pairId), { intent: 'agree', meetingId: meeting!.id }, mentor);
  for (const person of [mentee, mentor])
    expect(await home(person)).toContain(`href="/meetings/${meeting!.id}"`);
  await startNow(meeting!.id, -6 * 60 * MINUTE);
  expect(await home(mentee)).toContain(said('mentoring:confirm.title'));
  await app.post(
    path(pairId),
    { intent: 'confirm', meetingId: meeting!.id, minutes: '40', reflection: '' },
    mentee,
  );
  expect(await home(mentee)).not.toContain(said('mentoring:confirm.title'));
});

test('goals are the mentee’s, notes are whose they are, and the coordinator sees neither', async () => {
  const { id, slug, coordinator, mentee, mentor, path } = await agreed();
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
  const relayed = await agreed({ relayOnly: true });
  await startNow(relayed.meetingId);
  const html = await (await app.get(`/meetings/${relayed.meetingId}`, relayed.mentee)).text();
  expect(html).toContain(pieceOf('mentoring:call.noRelay'));
  expect(html).not.toContain('data-call');
  const elsewhere = await agreed({ room: 'https://meet.example.org/{meeting}' });
  await startNow(elsewhere.meetingId);
  const external = await (await app.get(`/meetings/${elsewhere.meetingId}`, elsewhere.mentee)).text();
  expect(external).toContain(`https://meet.example.org/majakka-${elsewhere.meetingId}`);
});
