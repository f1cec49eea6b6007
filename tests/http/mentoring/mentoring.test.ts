import { and, eq, isNotNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { answerProposal } from '#app/domains/mentoring/pairs/answer-proposal.server.ts';
import { expireProposals } from '#app/domains/mentoring/pairs/expire-proposals.server.ts';
import { listOwnPairs } from '#app/domains/mentoring/pairs/list-own-pairs.server.ts';
import { findOwnProfile } from '#app/domains/mentoring/profiles/find-own-profile.server.ts';
import { listSuggestions } from '#app/domains/mentoring/profiles/list-suggestions.server.ts';
import { requireOwnProfile } from '#app/domains/mentoring/profiles/require-own-profile.server.ts';
import { requireOwnProgramme } from '#app/domains/mentoring/programmes/require-own-programme.server.ts';
import { makeRound } from '#app/domains/mentoring/rounds/make-round.server.ts';
import { publishRound } from '#app/domains/mentoring/rounds/publish-round.server.ts';
import { PROPOSE_ROUND, proposeRound } from '#app/domains/mentoring/rounds/propose-round.server.ts';
import { readRounds } from '#app/domains/mentoring/rounds/read-rounds.server.ts';
import { CRITERIA } from '#app/domains/mentoring/matching/criteria.ts';
import { DEFAULT_SETTINGS } from '#app/domains/mentoring/programmes/default-settings.ts';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import {
  mentoringMatches,
  mentoringPairs,
  mentoringProfiles,
  mentoringRounds,
} from '#db/schema/mentoring.ts';
import { mails } from '#db/schema/platform.ts';
import { subjectsTo } from '#tests/support/mails.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { jobHandlers } from '../../../server/scheduled-work.ts';
import { join, openMentoring, PROFILE } from '#tests/support/mentoring.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const DAY = 86_400_000;

const settingsForm = (revision: number, more: Record<string, string | string[]> = {}) => ({
  revision: String(revision), audience: 'everybody', mode: 'round', goal: 'stable', months: '12', everyWeeks: '4', minutes: '40',
  answerDays: '10', capacity: '3', hard: ['language', 'workplace'],
  ...Object.fromEntries(CRITERIA.map((each) => [`weight-${each}`, String(DEFAULT_SETTINGS.weights[each])])), ...more,
}); // oxfmt-ignore
const pairsOf = (programmeId: string) =>
  db.read.select().from(mentoringPairs).where(eq(mentoringPairs.programmeId, programmeId));
const profileOf = async (id: string) =>
  (await db.read.select().from(mentoringProfiles).where(eq(mentoringProfiles.id, id)))[0]!;
const pairOf = async (person: Person) => (await listOwnPairs(await app.as(person)))[0]!;

/** A programme with a mentor and a mentee who fit, and a published round that proposes them. */
async function proposed() {
  const opened = await openMentoring(app);
  const [mentee, mentor] = [await app.person('mentee'), await app.person('mentor')];
  const menteeId = await join(app, opened.id, mentee, 'mentee');
  const mentorId = await join(app, opened.id, mentor, 'mentor');
  const ctx = await app.as(opened.coordinator);
  await publishRound(ctx, opened.id, await makeRound(ctx, opened.id));
  const [pair] = await pairsOf(opened.id);
  return { ...opened, ctx, mentee, mentor, menteeId, mentorId, pair: pair! };
}

test('a coordinator proposes themselves to nobody, and is not offered to themselves', async () => {
  const { id, slug, coordinator } = await openMentoring(app);
  const path = `/associations/${slug}/mentoring/${id}`;
  const menteeId = await join(app, id, coordinator, 'mentee');
  const mentorId = await join(app, id, await app.person('a-mentor'), 'mentor');
  const otherId = await join(app, id, await app.person('a-mentee'), 'mentee');
  expect((await app.post(path, { intent: 'propose', menteeId, mentorId }, coordinator)).status).toBe(403);
  expect(await pairsOf(id)).toEqual([]);
  const page = await (await app.get(path, coordinator)).text();
  for (const offered of [mentorId, otherId]) expect(page).toContain(offered);
  expect(page).not.toContain(menteeId);
  const propose = { intent: 'propose', menteeId: otherId, mentorId };
  expect((await app.post(path, propose, coordinator)).status).toBeLessThan(400);
  expect(await pairsOf(id)).toHaveLength(1);
});

test('profile, round, explanation, acceptance: a pair begins when both have said yes', async () => {
  const { id, slug, coordinator, mentee, mentor, pair } = await proposed();
  expect(pair.state).toBe('proposed');
  for (const person of [mentee, mentor])
    expect(
      (await subjectsTo(app, person)).filter((each) =>
        each.startsWith(pieceOf('mentoring:mail.proposal.subject')),
      ),
    ).toHaveLength(1);
  const page = async (person: Person) => (await app.get(`/pairs/${pair.id}`, person)).text();
  const html = await page(mentee);
  for (const words of [said('mentoring:reason.topics.met'), said('mentoring:reason.language.met'), pieceOf('mentoring:pair.stable'), pieceOf('mentoring:pair.first'), 'What we say stays between us.'])
    expect(html).toContain(words); // oxfmt-ignore
  expect(html).not.toContain(mentor.email);
  expect((await app.post(`/pairs/${pair.id}`, { intent: 'yes' }, mentee)).status).toBe(302);
  expect(await page(mentor)).toContain(pieceOf('mentoring:pair.theySaidYes'));
  expect((await app.post(`/pairs/${pair.id}`, { intent: 'yes' }, mentor)).status).toBe(302);
  const { pair: begun } = await pairOf(mentee);
  expect([begun.state, begun.startedAt, begun.endsAt]).toEqual([
    'active',
    expect.any(Date),
    expect.any(Date),
  ]);
  expect(await page(mentee)).toContain(mentor.email);
  expect(
    (await subjectsTo(app, mentor)).some((each) => each.startsWith(pieceOf('mentoring:mail.begun.subject'))),
  ).toBe(true);
  expect((await app.post(`/pairs/${pair.id}`, { intent: 'no' }, mentee)).status).toBe(409);
  // The coordinator sees that they are a pair; to others it does not exist.
  expect(await (await app.get(`/associations/${slug}/mentoring/${id}`, coordinator)).text()).toContain(
    said('mentoring:pairState.active'),
  );
  for (const person of [coordinator, await app.person('stranger')]) {
    expect((await app.get(`/pairs/${pair.id}`, person)).status).toBe(404);
    for (const intent of ['end', 'goal', 'propose', 'confirm'])
      expect((await app.post(`/pairs/${pair.id}`, { intent, reason: 'hate' }, person)).status).toBe(404);
  }
});

test('a proposal that nobody answers in time expires, tells both, and whoever said yes comes first next time', async () => {
  const { mentee, mentor, menteeId, pair } = await proposed();
  await answerProposal(await app.as(mentee), pair.id, true);
  const at = (days: number) => ({ ...app.operator, now: new Date(pair.proposedAt.getTime() + days * DAY) });
  await expireProposals(at(9));
  expect((await pairOf(mentee)).pair.state).toBe('proposed');
  for (const days of [11, 12]) await expireProposals(at(days));
  expect((await pairOf(mentee)).pair.state).toBe('expired');
  expect((await profileOf(menteeId)).waited).toBe(1);
  for (const person of [mentee, mentor])
    expect(
      (await subjectsTo(app, person)).filter((each) =>
        each.startsWith(pieceOf('mentoring:mail.expired.subject')),
      ),
    ).toHaveLength(1);
  const late = { ...(await app.as(mentor)), now: at(11).now };
  await expect(answerProposal(late, pair.id, true)).rejects.toMatchObject({ code: 'proposal_over' });
});

async function expectNeverAgain({ id, ctx, mentee }: Awaited<ReturnType<typeof proposed>>): Promise<void> {
  await makeRound(ctx, id);
  expect((await readRounds(ctx, id)).matches.map((each) => each.mentorId)).toEqual([null]);
  const own = await findOwnProfile(await app.as(mentee), id, 'mentee');
  expect(await listSuggestions(await app.as(mentee), own!)).toEqual([]);
}

test('who said no is never proposed to the other again', async () => {
  const met = await proposed();
  expect((await app.post(`/pairs/${met.pair.id}`, { intent: 'no' }, met.mentor)).status).toBe(302);
  await expectNeverAgain(met);
});

test('who parted because it did not fit are never proposed to each other again', async () => {
  const met = await proposed();
  const { mentee, mentor, pair } = met;
  for (const person of [mentee, mentor]) await answerProposal(await app.as(person), pair.id, true);
  const say = async (fields: Record<string, string>) =>
    (await app.post(`/pairs/${pair.id}`, fields, mentee)).status;
  expect(await say({ intent: 'pause' })).toBe(302);
  expect(await say({ intent: 'pause' })).toBe(409);
  expect(await say({ intent: 'end', reason: 'hate' })).toBe(422);
  expect(await say({ intent: 'end', reason: 'fit' })).toBe(302);
  const letter = (await db.read.select().from(mails).where(eq(mails.recipient, mentor.email))).at(-1)!;
  expect(letter.subject).toMatch(new RegExp(`^${pieceOf('mentoring:mail.ended.subject')}`));
  expect(letter.body).not.toContain('fit');
  await expectNeverAgain(met);
});

test('whoever is blocked is nowhere to be seen, from either side, and does not learn of it', async () => {
  const { id, slug, coordinator } = await openMentoring(app);
  const [mentee, mentor] = [await app.person('shy'), await app.person('loud')];
  const menteeId = await join(app, id, mentee, 'mentee');
  const mentorId = await join(app, id, mentor, 'mentor', { about: 'Loud words' });
  const seen = async (person: Person) => (await app.get(`/mentoring/${id}`, person)).text();
  expect(await seen(mentee)).toContain('Loud words');
  const post = (form: Record<string, string>) => app.post(`/mentoring/${id}`, form, mentee);
  expect((await post({ intent: 'wish', profileId: menteeId, otherId: mentorId })).status).toBe(302);
  expect((await post({ intent: 'wish', profileId: mentorId, otherId: menteeId })).status).toBe(404);
  expect((await post({ intent: 'wish', profileId: menteeId, otherId: menteeId })).status).toBe(404);
  expect((await post({ intent: 'wish', profileId: menteeId, otherId: 'gone' })).status).toBe(404);
  expect((await post({ intent: 'block', profileId: menteeId, otherId: menteeId })).status).toBe(404);
  expect((await post({ intent: 'block', profileId: menteeId, otherId: mentorId })).status).toBe(302);
  expect(await seen(mentee)).not.toContain('Loud words');
  expect(await seen(mentor)).not.toContain('shy Test');
  const ctx = await app.as(coordinator);
  await makeRound(ctx, id);
  expect((await readRounds(ctx, id)).matches).toMatchObject([{ menteeId, mentorId: null }]);
  const refused = await app.post(
    `/associations/${slug}/mentoring/${id}`,
    { intent: 'propose', menteeId, mentorId },
    coordinator,
  );
  expect(refused.status).toBe(409);
  expect(await refused.text()).not.toMatch(/block/i);
});

test('a block takes a standing proposal back and hides it, also from whoever is blocked', async () => {
  const { id, mentee, mentor, menteeId, mentorId, pair } = await proposed();
  const block = { intent: 'block', profileId: mentorId, otherId: menteeId };
  expect((await app.post(`/mentoring/${id}`, block, mentor)).status).toBe(302);
  for (const person of [mentee, mentor]) {
    expect((await app.get(`/pairs/${pair.id}`, person)).status).toBe(404);
    expect((await app.post(`/pairs/${pair.id}`, { intent: 'yes' }, person)).status).toBe(404);
    for (const path of ['/', '/colleagues'])
      expect(await (await app.get(path, person)).text()).not.toContain(pair.id);
  }
});

test('weights that change while a round waits, two who publish at once, and who left meanwhile', async () => {
  const { id, slug, coordinator } = await openMentoring(app);
  const [mentee, other, mentor] = [
    await app.person('one'),
    await app.person('two'),
    await app.person('three'),
  ];
  await join(app, id, mentee, 'mentee');
  const otherId = await join(app, id, other, 'mentee');
  await join(app, id, mentor, 'mentor', { capacity: '2' });
  const ctx = await app.as(coordinator);
  const path = `/associations/${slug}/mentoring/${id}`;
  const roundId = await makeRound(ctx, id);
  expect(
    (await app.post(path, { intent: 'settings', ...settingsForm(1, { 'weight-country': '9' }) }, coordinator))
      .status,
  ).toBe(302);
  expect((await app.post(path, { intent: 'settings', ...settingsForm(1) }, coordinator)).status).toBe(409);
  expect(
    (
      await app.post(
        path,
        { intent: 'settings', ...settingsForm(2, { 'weight-country': '11' }) },
        coordinator,
      )
    ).status,
  ).toBe(422);
  expect((await app.post(path, { intent: 'publish', roundId }, coordinator)).status).toBe(409);
  expect(await (await app.get(path, coordinator)).text()).toContain(pieceOf('mentoring:round.old'));
  const again = await makeRound(ctx, id);
  expect(
    await db.read.$count(
      mentoringRounds,
      and(eq(mentoringRounds.programmeId, id), eq(mentoringRounds.state, 'draft')),
    ),
  ).toBe(1);
  await app.post(`/mentoring/${id}`, { intent: 'leave', profileId: otherId }, other);
  const outcomes = await Promise.allSettled([publishRound(ctx, id, again), publishRound(ctx, id, again)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await pairsOf(id)).toHaveLength(1);
});

test('publishing that breaks off goes on later: nobody is proposed, notified or made to wait twice', async () => {
  const opened = await openMentoring(app);
  const mentees = [await app.person('first'), await app.person('second'), await app.person('third')];
  const ids = await Promise.all(mentees.map((each) => join(app, opened.id, each, 'mentee')));
  await join(app, opened.id, await app.person('pair'), 'mentor', { capacity: '2' });
  const ctx = await app.as(opened.coordinator);
  const roundId = await makeRound(ctx, opened.id);
  // The first unit publishes, the second settles one match; then the process is killed.
  let units = 0;
  const killed = {
    ...ctx,
    db: {
      ...db,
      transact: (work: Parameters<typeof db.transact>[0]) =>
        ++units > 2 ? Promise.reject(new Error('killed')) : db.transact(work),
    } as typeof db,
  };
  await expect(publishRound(killed, opened.id, roundId)).rejects.toThrow('killed');
  const settled = () =>
    db.read.$count(
      mentoringMatches,
      and(eq(mentoringMatches.roundId, roundId), isNotNull(mentoringMatches.settledAt)),
    );
  expect(await settled()).toBe(1);

  const { log } = app.platform;
  const later = () => new Date(Date.now() + 61_000);
  const only = {
    [PROPOSE_ROUND.name]: jobHandlers(app.platform)[PROPOSE_ROUND.name]!,
    mail: async () => undefined,
  };
  await runDueJobs(db, only, log, later);
  expect(await settled()).toBe(3);
  expect(await proposeRound(ctx, roundId)).toEqual({ proposed: 0, left: 0 });
  expect(await pairsOf(opened.id)).toHaveLength(2);
  const notified = (await Promise.all(mentees.map((person) => subjectsTo(app, person)))).map(
    (each) => each.filter((subject) => subject.startsWith('Mentoring: pair')).length,
  );
  const waited = (await Promise.all(ids.map(profileOf))).map((profile) => profile.waited);
  expect(notified.toSorted()).toEqual([0, 1, 1]);
  expect(notified.map((times, n) => times + waited[n]!)).toEqual([1, 1, 1]);
});

test('a preview says what would change and writes nothing', async () => {
  const { id, slug, coordinator } = await openMentoring(app);
  await join(app, id, await app.person('near'), 'mentor', { topics: ['career'], about: '' });
  await join(app, id, await app.person('apt'), 'mentor', { country: 'EE' });
  await join(app, id, await app.person('asking'), 'mentee');
  const path = `/associations/${slug}/mentoring/${id}`;
  const form = { intent: 'preview', ...settingsForm(1, { 'weight-country': '10', 'weight-topics': '0' }) };
  const html = await (await app.post(path, form, coordinator)).text();
  expect(html).toContain(said('mentoring:preview.title'));
  for (const name of ['asking Test', 'near Test', 'apt Test']) expect(html).toContain(name);
  const { programme } = await requireOwnProgramme(await app.as(coordinator), id);
  expect([programme.revision, programme.settings.weights.country]).toEqual([1, 1]);
  expect(await db.read.$count(mentoringRounds, eq(mentoringRounds.programmeId, id))).toBe(0);
});

test('mentees ask where they may; a mentor without a free place, or in another mode, cannot be asked', async () => {
  const { id, slug, coordinator } = await openMentoring(app);
  const [first, second, mentor] = [
    await app.person('quick'),
    await app.person('slow'),
    await app.person('wanted'),
  ];
  const [firstId, secondId] = [await join(app, id, first, 'mentee'), await join(app, id, second, 'mentee')];
  const mentorId = await join(app, id, mentor, 'mentor');
  const ask = (person: Person, profileId: string) =>
    app.post(`/mentoring/${id}`, { intent: 'ask', profileId, otherId: mentorId }, person);
  expect((await ask(first, firstId)).status).toBe(404);
  await app.post(
    `/associations/${slug}/mentoring/${id}`,
    { intent: 'settings', ...settingsForm(1, { mode: 'self' }) },
    coordinator,
  );
  expect((await ask(first, firstId)).headers.get('location')).toMatch(/^\/pairs\//);
  expect((await ask(second, secondId)).status).toBe(409);
  expect((await ask(first, firstId)).status).toBe(409);
  await app.post(`/pairs/${(await pairOf(mentor)).pair.id}`, { intent: 'yes' }, mentor);
  expect((await pairOf(first)).pair.state).toBe('active');
});

test('a profile of nonsense, of 100 kB, for a closed programme, for members only', async () => {
  const { id, slug, coordinator } = await openMentoring(app);
  const person = await app.person('typing');
  const post = (form: Record<string, string | string[]>) =>
    app.post(`/mentoring/${id}/mentee`, { ...PROFILE, ...form }, person);
  const refused = async (form: Record<string, string | string[]>, words: string) => {
    const answer = await post(form);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
  };
  await refused({ about: 'x'.repeat(100_000) }, said('errors:too_long'));
  await refused({ topics: [] }, said('errors:choose_some'));
  await refused({ 'level-en': 'perfect' }, said('errors:choose_some'));
  await refused({ years: 'many', country: 'US', topics: ['magic'] }, 'A few words');
  await refused({ days: ['8'] }, 'A few words');
  expect((await post({})).status).toBe(302);
  await app.post(
    `/associations/${slug}/mentoring/${id}`,
    { intent: 'settings', ...settingsForm(1, { audience: 'members' }) },
    coordinator,
  );
  // Participants may continue; to people who are no members it does not exist any more.
  expect((await post({ about: 'Other words' })).status).toBe(302);
  const stranger = await app.person('outside');
  expect((await app.get(`/mentoring/${id}`, stranger)).status).toBe(404);
  await app.post(`/associations/${slug}/mentoring/${id}`, { intent: 'close' }, coordinator);
  const profile = await findOwnProfile(await app.as(person), id, 'mentee');
  expect(profile!.about).toBe('Other words');
  await app.post(`/mentoring/${id}`, { intent: 'leave', profileId: profile!.id }, person);
  expect((await post({})).status).toBe(409);
  const back = { intent: 'back', profileId: profile!.id };
  expect((await app.post(`/mentoring/${id}`, back, person)).status).toBe(404);
  await expect(requireOwnProfile(await app.as(stranger), profile!.id)).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('a programme is changed at the address of its own association, and at no other one’s', async () => {
  const [opened, other] = [await openMentoring(app), await openMentoring(app)];
  const act = (slug: string, form: Record<string, string>) =>
    app.post(`/associations/${slug}/mentoring/${opened.id}`, form, opened.coordinator);
  for (const intent of ['open', 'close', 'round', 'preview', 'no-such-intent'])
    expect([intent, (await act(other.slug, { intent })).status]).toEqual([intent, 404]);
  expect((await requireOwnProgramme(await app.as(opened.coordinator), opened.id)).programme.state).toBe(
    'open',
  );
  expect((await act(opened.slug, { intent: 'close' })).status).toBe(302);
  // A round that is not there was not thrown away, and nothing says so.
  const answer = await act(opened.slug, { intent: 'discard', roundId: 'none' });
  expect([answer.status, await answer.text()]).toEqual([
    409,
    expect.stringContaining(pieceOf('errors:changed_meanwhile')),
  ]);
});
