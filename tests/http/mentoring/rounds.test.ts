import { and, eq, isNotNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { answerProposal } from '#app/domains/mentoring/pairs/answer-proposal.server.ts';
import { expireProposals } from '#app/domains/mentoring/pairs/expire-proposals.server.ts';
import { listOwnPairs } from '#app/domains/mentoring/pairs/list-own-pairs.server.ts';
import { requireOwnProgramme } from '#app/domains/mentoring/programmes/require-own-programme.server.ts';
import { makeRound } from '#app/domains/mentoring/rounds/make-round.server.ts';
import { publishRound } from '#app/domains/mentoring/rounds/publish-round.server.ts';
import { PROPOSE_ROUND, proposeRound } from '#app/domains/mentoring/rounds/propose-round.server.ts';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { mentoringMatches, mentoringProfiles, mentoringRounds } from '#db/schema/mentoring.ts';
import { subjectsTo } from '#tests/support/mails.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { jobHandlers } from '../../../server/scheduled-work.ts';
import { join, openMentoring, pairsOf, proposedPair, settingsForm } from '#tests/support/mentoring.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const DAY = 86_400_000;

const profileOf = async (id: string) =>
  (await db.read.select().from(mentoringProfiles).where(eq(mentoringProfiles.id, id)))[0]!;
const pairOf = async (person: Person) => (await listOwnPairs(await app.as(person)))[0]!;

test('profile, round, explanation, acceptance: a pair begins when both have said yes', async () => {
  const { id, slug, coordinator, mentee, mentor, pair } = await proposedPair(app);
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

test('a proposal that nobody answers in time expires, both are notified, and a person who accepted comes first next time', async () => {
  const { mentee, mentor, menteeId, pair } = await proposedPair(app);
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
  expect(await pairsOf(app, id)).toHaveLength(1);
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
  expect(await pairsOf(app, opened.id)).toHaveLength(2);
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
