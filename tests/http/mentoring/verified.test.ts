import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { decideMembership } from '#app/domains/accounts/memberships/decide-membership.server.ts';
import { endMembership } from '#app/domains/accounts/memberships/end-membership.server.ts';
import { applyForMembership } from '#app/domains/accounts/memberships/apply-for-membership.server.ts';
import { proposePair } from '#app/domains/mentoring/pairs/propose-pair.server.ts';
import { withdrawUnverifiedProposals } from '#app/domains/mentoring/pairs/withdraw-unverified-proposals.server.ts';
import { listUnverifiedPeople } from '#app/domains/mentoring/profiles/list-unverified-people.server.ts';
import { makeRound } from '#app/domains/mentoring/rounds/make-round.server.ts';
import { readRounds } from '#app/domains/mentoring/rounds/read-rounds.server.ts';
import { jobs as mentoringJobs } from '#app/domains/mentoring/scheduled.server.ts';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { associations, memberships, people } from '#db/schema/accounts.ts';
import { mentoringMeetings, mentoringPairs, mentoringProfiles } from '#db/schema/mentoring.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { mailsTo, subjectsTo } from '#tests/support/mails.ts';
import {
  agreedMeeting,
  join,
  openMentoring,
  PROFILE,
  pairsOf,
  proposedPair,
  verify,
} from '#tests/support/mentoring.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;

const runJobs = () => {
  const handlers = Object.fromEntries(
    Object.entries(mentoringJobs).map(([name, make]) => [name, make(app.platform)]),
  );
  return runDueJobs(db, { mail: async () => undefined, ...handlers }, app.platform.log, () => new Date());
};
const lose = (person: Person) =>
  db.transact((tx) =>
    tx.update(memberships).set({ state: 'ended' }).where(eq(memberships.personId, person.id)),
  );

test('somebody whom nobody has verified fills the profile, sees nobody, is shown to nobody, and comes in by themselves', async () => {
  const { id, slug, coordinator } = await openMentoring(app);
  const ctx = await app.as(coordinator);
  const [newcomer, mentor] = [await app.person('newcomer'), await app.person('known')];
  await join(app, id, mentor, 'mentor', { about: 'Words of a mentor' });
  const page = () => app.text(`/mentoring/${id}`, newcomer);
  expect(await page()).toContain(said('mentoring:verify.title'));
  const sent = await app.post(`/mentoring/${id}/mentee`, PROFILE, newcomer);
  expect(sent.status).toBe(302);
  const waiting = await page();
  expect(waiting).toContain(said('mentoring:verify.waiting'));
  expect(waiting).toContain(said('mentoring:verify.why.profession'));
  expect(waiting).not.toContain('Words of a mentor');
  expect(await app.text(`/mentoring/${id}`, mentor)).not.toContain('newcomer Test');
  await makeRound(ctx, id);
  expect((await readRounds(ctx, id)).matches).toEqual([]);
  expect(await listUnverifiedPeople(ctx, id)).toMatchObject([
    { name: 'newcomer Test', role: 'mentee', why: 'profession' },
  ]);
  expect(await app.text(`/associations/${slug}/mentoring/${id}`, coordinator)).toContain(
    said('mentoring:verify.officer.profession'),
  );
  const [own] = await db.read
    .select()
    .from(mentoringProfiles)
    .where(eq(mentoringProfiles.personId, newcomer.id));
  const [theirs] = await db.read
    .select()
    .from(mentoringProfiles)
    .where(eq(mentoringProfiles.personId, mentor.id));
  const propose = () => proposePair(ctx, id, own!.id, theirs!.id);
  await expect(propose()).rejects.toMatchObject({ code: 'not_found' });
  const [association] = await db.read.select().from(associations).where(eq(associations.slug, slug));
  await applyForMembership(await app.as(newcomer), {
    associationId: association!.id,
    registrationNumber: '77',
  });
  await db.transact((tx) => tx.update(people).set({ profession: 'nurse' }).where(eq(people.id, newcomer.id)));
  expect(await page()).toContain(pieceOf('accounts:request.requested'));
  const [asked] = await db.read.select().from(memberships).where(eq(memberships.personId, newcomer.id));
  await decideMembership(ctx, { membershipId: asked!.id, decision: 'accepted' });
  expect(await page()).toContain('Words of a mentor');
  expect(await app.text(`/mentoring/${id}`, mentor)).toContain('newcomer Test');
  expect(await listUnverifiedPeople(ctx, id)).toEqual([]);
  expect(await propose()).toBeTruthy();
});

test('a proposal with somebody who is not verified is not accepted, and is withdrawn without keeping the two apart', async () => {
  const { id, mentee, mentor, menteeId, mentorId, pair, ctx } = await proposedPair(app);
  await lose(mentee);
  const yes = (person: Person) => app.post(`/pairs/${pair.id}`, { intent: 'yes' }, person);
  expect([(await yes(mentee)).status, (await yes(mentor)).status]).toEqual([403, 409]);
  await withdrawUnverifiedProposals({ ...app.operator, now: new Date() });
  expect((await pairsOf(app, id)).map(({ state }) => state)).toEqual(['withdrawn']);
  expect((await subjectsTo(app, mentor)).at(-1)).toMatch(pieceOf('mentoring:mail.withdrawn.subject'));
  await db.transact((tx) => tx.delete(memberships).where(eq(memberships.personId, mentee.id)));
  await verify(app, mentee);
  expect(await proposePair(ctx, id, menteeId, mentorId)).toBeTruthy();
});

test('a membership that ends takes the pair and its meetings along; a second association keeps them', async () => {
  const { mentee, mentor, pairId, slug, coordinator } = await agreedMeeting(app);
  const [association] = await db.read.select().from(associations).where(eq(associations.slug, slug));
  const officer = await app.as(coordinator);
  await applyForMembership(await app.as(mentor), {
    associationId: association!.id,
    registrationNumber: '9',
  });
  const [second] = await db.read
    .select()
    .from(memberships)
    .where(eq(memberships.associationId, association!.id));
  await decideMembership(officer, { membershipId: second!.id, decision: 'accepted' });
  const end = () => endMembership(officer, association!.id, mentor.id, { reason: 'Moved' });
  const stateOf = async () =>
    (await db.read.select().from(mentoringPairs).where(eq(mentoringPairs.id, pairId)))[0]!.state;
  await end();
  await runJobs();
  expect(await stateOf()).toBe('active');
  await lose(mentor);
  await db.transact((tx) =>
    tx.update(memberships).set({ state: 'accepted' }).where(eq(memberships.id, second!.id)),
  );
  await end();
  await runJobs();
  expect(await stateOf()).toBe('ended');
  const [meeting] = await db.read
    .select()
    .from(mentoringMeetings)
    .where(eq(mentoringMeetings.pairId, pairId));
  expect(meeting!.state).toBe('cancelled');
  const letters = await mailsTo(app, mentee);
  expect(letters.some(({ calendar }) => calendar?.includes('METHOD:CANCEL'))).toBe(true);
  const letter = letters.find(({ subject }) => subject.startsWith(pieceOf('mentoring:mail.left.subject')));
  expect(letter!.body).not.toMatch(/verified|membership/i);
});

test('leaving asks first, says what ends, and leaves nothing open', async () => {
  const { id, mentee, mentor, menteeId, pairId } = await agreedMeeting(app);
  const page = await app.text(`/mentoring/${id}`, mentee);
  expect(page).toContain(said('mentoring:leave.pairs', { names: 'mentor Test' }));
  expect(page).toContain(said('mentoring:leave.meetings', { count: 1 }));
  const leave = { intent: 'leave', profileId: menteeId };
  expect((await app.post(`/mentoring/${id}`, leave, mentee)).status).toBe(302);
  const [pair] = await pairsOf(app, id);
  expect([pair!.state, pair!.endReason]).toEqual(['ended', 'left']);
  const cancelled = (await mailsTo(app, mentor)).filter(({ calendar }) =>
    calendar?.includes('METHOD:CANCEL'),
  );
  expect(cancelled).toHaveLength(1);
  expect(await app.text(`/pairs/${pairId}`, mentor)).toContain(said('mentoring:pairState.ended'));
  const open = await proposedPair(app);
  const gone = { intent: 'leave', profileId: open.mentorId };
  expect((await app.post(`/mentoring/${open.id}`, gone, open.mentor)).status).toBe(302);
  expect((await pairsOf(app, open.id)).map(({ state }) => state)).toEqual(['withdrawn']);
  expect(await app.text('/colleagues', open.mentee)).toContain(said('mentoring:pairState.withdrawn'));
});
