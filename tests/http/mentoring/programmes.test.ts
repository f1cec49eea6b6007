import { expect, test } from 'vitest';
import { listOwnPairs } from '#app/domains/mentoring/pairs/list-own-pairs.server.ts';
import { findOwnProfile } from '#app/domains/mentoring/profiles/find-own-profile.server.ts';
import { requireOwnProfile } from '#app/domains/mentoring/profiles/require-own-profile.server.ts';
import { requireOwnProgramme } from '#app/domains/mentoring/programmes/require-own-programme.server.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { join, openMentoring, pairsOf, PROFILE, settingsForm } from '#tests/support/mentoring.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const pairOf = async (person: Person) => (await listOwnPairs(await app.as(person)))[0]!;

test('a coordinator proposes themselves to nobody, and is not offered to themselves', async () => {
  const { id, slug, coordinator } = await openMentoring(app);
  const path = `/associations/${slug}/mentoring/${id}`;
  const menteeId = await join(app, id, coordinator, 'mentee');
  const mentorId = await join(app, id, await app.person('a-mentor'), 'mentor');
  const otherId = await join(app, id, await app.person('a-mentee'), 'mentee');
  expect((await app.post(path, { intent: 'propose', menteeId, mentorId }, coordinator)).status).toBe(403);
  expect(await pairsOf(app, id)).toEqual([]);
  const page = await (await app.get(path, coordinator)).text();
  for (const offered of [mentorId, otherId]) expect(page).toContain(offered);
  expect(page).not.toContain(menteeId);
  const propose = { intent: 'propose', menteeId: otherId, mentorId };
  expect((await app.post(path, propose, coordinator)).status).toBeLessThan(400);
  expect(await pairsOf(app, id)).toHaveLength(1);
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
