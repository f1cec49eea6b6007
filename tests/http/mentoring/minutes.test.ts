import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { applyForMembership } from '#app/domains/accounts/memberships/apply-for-membership.server.ts';
import { decideMembership } from '#app/domains/accounts/memberships/decide-membership.server.ts';
import { listApplicants } from '#app/domains/accounts/memberships/list-applicants.server.ts';
import { enrolInProgramme } from '#app/domains/credits/enrolments/enrol-in-programme.server.ts';
import { recordPresence } from '#app/domains/mentoring/calls/record-presence.server.ts';
import { confirmMeeting } from '#app/domains/mentoring/meetings/confirm-meeting.server.ts';
import { creditSilentMeetings } from '#app/domains/mentoring/meetings/credit-silent-meetings.server.ts';
import { listMeetings } from '#app/domains/mentoring/meetings/list-meetings.server.ts';
import { participations } from '#db/schema/credits.ts';
import { statements } from '#db/schema/xapi.ts';
import { mailsTo } from '#tests/support/mails.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { agreedMeeting, moveToNow } from '#tests/support/mentoring.ts';
import { said } from '#tests/support/words.ts';

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

test('minutes that both confirm count for both, the shorter of the two; later words change nothing', async () => {
  const { mentee, mentor, slug, coordinator, path, pairId, meetingId } = await agreedMeeting(app);
  const confirm = (person: Person, minutes: string, reflection = '') =>
    app.post(path, { intent: 'confirm', meetingId, minutes, reflection }, person);
  expect((await confirm(mentee, '40')).status).toBe(409);
  await moveToNow(app, meetingId);
  for (const ms of [0, 30_000, 60_000, 90_000, 400_000, 440_000])
    for (const person of [mentee, mentor]) await recordPresence(await later(person, ms), meetingId);
  const [first] = await listMeetings(await app.as(mentee), pairId);
  expect(first!.together).toBe(2);
  await moveToNow(app, meetingId, -60 * MINUTE);
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
  const [applicant] = (await listApplicants(officer, officer.actor!.officerOf[0]!)).rows;
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
  const silent = await agreedMeeting(app);
  const denied = await agreedMeeting(app);
  for (const { meetingId, mentee, path } of [silent, denied]) {
    await moveToNow(app, meetingId, -60 * MINUTE);
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
  const { mentee, mentor, path, meetingId } = await agreedMeeting(app, {
    credit: { mentee: '', mentor: '' },
  });
  await moveToNow(app, meetingId, -60 * MINUTE);
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
  const { mentee, mentor, path, meetingId } = await agreedMeeting(app, {
    credit: { mentee: '', mentor: 'talk' },
  });
  await moveToNow(app, meetingId, -60 * MINUTE);
  for (const person of [mentee, mentor])
    await app.post(path, { intent: 'confirm', meetingId, minutes: '40', reflection: '' }, person);
  expect(await ledgerOf(mentee)).toEqual([]);
  expect((await ledgerOf(mentor)).map((each) => each.activityType)).toEqual(['talk']);
});
