import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { answerProposal } from '#app/domains/mentoring/pairs/answer-proposal.server.ts';
import { findOwnProfile } from '#app/domains/mentoring/profiles/find-own-profile.server.ts';
import { listSuggestions } from '#app/domains/mentoring/profiles/list-suggestions.server.ts';
import { makeRound } from '#app/domains/mentoring/rounds/make-round.server.ts';
import { readRounds } from '#app/domains/mentoring/rounds/read-rounds.server.ts';
import { mails } from '#db/schema/platform.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { join, openMentoring, proposedPair } from '#tests/support/mentoring.ts';
import { pieceOf } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;

async function expectNeverAgain({
  id,
  ctx,
  mentee,
}: Awaited<ReturnType<typeof proposedPair>>): Promise<void> {
  await makeRound(ctx, id);
  expect((await readRounds(ctx, id)).matches.map((each) => each.mentorId)).toEqual([null]);
  const own = await findOwnProfile(await app.as(mentee), id, 'mentee');
  expect(await listSuggestions(await app.as(mentee), own!)).toEqual([]);
}

test('who said no is never proposed to the other again', async () => {
  const met = await proposedPair(app);
  expect((await app.post(`/pairs/${met.pair.id}`, { intent: 'no' }, met.mentor)).status).toBe(302);
  await expectNeverAgain(met);
});

test('who parted because it did not fit are never proposed to each other again', async () => {
  const met = await proposedPair(app);
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

test('a blocked person is hidden from the other, both ways, and does not learn of it', async () => {
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

test('a block withdraws an open proposal and hides it, also from the blocked person', async () => {
  const { id, mentee, mentor, menteeId, mentorId, pair } = await proposedPair(app);
  const block = { intent: 'block', profileId: mentorId, otherId: menteeId };
  expect((await app.post(`/mentoring/${id}`, block, mentor)).status).toBe(302);
  for (const person of [mentee, mentor]) {
    expect((await app.get(`/pairs/${pair.id}`, person)).status).toBe(404);
    expect((await app.post(`/pairs/${pair.id}`, { intent: 'yes' }, person)).status).toBe(404);
    for (const path of ['/', '/colleagues'])
      expect(await (await app.get(path, person)).text()).not.toContain(pair.id);
  }
});
