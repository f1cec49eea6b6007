import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { answerProposal } from '#app/domains/mentoring/pairs/answer-proposal.server.ts';
import { proposePair } from '#app/domains/mentoring/pairs/propose-pair.server.ts';
import { findOwnProfile } from '#app/domains/mentoring/profiles/find-own-profile.server.ts';
import { saveProfile } from '#app/domains/mentoring/profiles/save-profile.server.ts';
import { createProgramme } from '#app/domains/mentoring/programmes/create-programme.server.ts';
import { setProgrammeState } from '#app/domains/mentoring/programmes/set-programme-state.server.ts';
import { DEFAULT_SETTINGS } from '#app/domains/mentoring/programmes/default-settings.ts';
import { CRITERIA } from '#app/domains/mentoring/matching/criteria.ts';
import { makeRound } from '#app/domains/mentoring/rounds/make-round.server.ts';
import { publishRound } from '#app/domains/mentoring/rounds/publish-round.server.ts';
import { HOUR_MS, wallClockIn } from '#app/platform/time.ts';
import { newId } from '#app/platform/ids.server.ts';
import { associations, memberships, people } from '#db/schema/accounts.ts';
import { mentoringMeetings, mentoringPairs, mentoringProgrammes } from '#db/schema/mentoring.ts';
import type { Person, TestApp } from './app.ts';

export const PROFILE = {
  topics: ['palliative'], specialties: [] as string[], days: ['2'], parts: ['12'], remoteness: '3', years: '3', country: 'LV',
  workplace: '', about: 'A few words', capacity: '1', 'level-en': 'good',
}; // oxfmt-ignore

let made = 0;
/** An open programme of a new association, with its coordinator. */
export async function openMentoring(
  app: TestApp,
): Promise<{ id: string; slug: string; coordinator: Person }> {
  const coordinator = await app.person('coordinator');
  const slug = `mentoring-${++made}`;
  await app.association(slug, [coordinator]);
  const ctx = await app.as(coordinator);
  const id = await createProgramme(ctx, slug, {
    language: 'en', title: 'A mentor', summary: 'For a year.', agreement: 'What we say stays between us.',
  }); // oxfmt-ignore
  await setProgrammeState(ctx, id, 'open');
  return { id, slug, coordinator };
}

/** An association that does nothing else takes this person for verified, which mentoring asks for. */
export async function verify(app: TestApp, { id: personId }: Person): Promise<void> {
  await app.platform.db.transact(async (tx) => {
    if ((await tx.$count(memberships, eq(memberships.personId, personId))) > 0) return;
    await tx
      .insert(associations)
      .values({ id: 'verifying', slug: 'verifying', name: 'Verifying', language: 'en', country: 'LV' })
      .onConflictDoNothing();
    await tx.update(people).set({ profession: 'doctor' }).where(eq(people.id, personId));
    await tx.insert(memberships).values({
      id: newId(), associationId: 'verifying', personId, registrationNumber: '1', state: 'accepted',
      requestedAt: new Date(), decidedAt: new Date(),
    }); // oxfmt-ignore
  });
}

/** Joins a programme, verified; answers the profile's id. */
export async function join(
  app: TestApp,
  programmeId: string,
  person: Person,
  role: 'mentee' | 'mentor',
  more: Partial<typeof PROFILE> = {},
): Promise<string> {
  await verify(app, person);
  const ctx = await app.as(person);
  await saveProfile(ctx, programmeId, role, {
    ...PROFILE,
    ...(role === 'mentor' ? { years: '20' } : {}),
    ...more,
  });
  return (await findOwnProfile(ctx, programmeId, role))!.id;
}

/** A programme with a pair that has begun. */
export async function begunPair(app: TestApp, settings: object = {}) {
  const programme = await openMentoring(app);
  if (Object.keys(settings).length > 0)
    await app.platform.db.transact((tx) =>
      tx
        .update(mentoringProgrammes)
        .set({ settings: { ...DEFAULT_SETTINGS, ...settings } })
        .where(eq(mentoringProgrammes.id, programme.id)),
    );
  const [mentee, mentor] = [await app.person('mentee'), await app.person('mentor')];
  const menteeId = await join(app, programme.id, mentee, 'mentee');
  const mentorId = await join(app, programme.id, mentor, 'mentor');
  const pairId = await proposePair(await app.as(programme.coordinator), programme.id, menteeId, mentorId);
  for (const person of [mentee, mentor]) await answerProposal(await app.as(person), pairId, true);
  return { ...programme, mentee, mentor, menteeId, mentorId, pairId };
}

/** Where the two of `begunPair` live, so many milliseconds from now: as their forms say it. */
export const wallClock = (ms: number) => wallClockIn('Europe/Helsinki', new Date(Date.now() + ms));

/** A pair with a meeting that both agreed to, an hour from now. */
export async function agreedMeeting(app: TestApp, settings: object = {}) {
  const pair = await begunPair(app, settings);
  const path = `/pairs/${pair.pairId}`;
  const proposal = { intent: 'propose', ...wallClock(HOUR_MS), agenda: 'Pain at home' };
  expect((await app.post(path, proposal, pair.mentee)).status).toBe(302);
  const { read } = app.platform.db;
  const [meeting] = await read
    .select()
    .from(mentoringMeetings)
    .where(eq(mentoringMeetings.pairId, pair.pairId));
  expect((await app.post(path, { intent: 'agree', meetingId: meeting!.id }, pair.mentor)).status).toBe(302);
  return { ...pair, path, meetingId: meeting!.id };
}

/** Moves an agreed meeting to now, or to `ms` after it. */
export const moveToNow = (app: TestApp, meetingId: string, ms = 0) =>
  app.platform.db.transact((tx) =>
    tx
      .update(mentoringMeetings)
      .set({ startsAt: new Date(Date.now() + ms) })
      .where(eq(mentoringMeetings.id, meetingId)),
  );

export const pairsOf = (app: TestApp, programmeId: string) =>
  app.platform.db.read.select().from(mentoringPairs).where(eq(mentoringPairs.programmeId, programmeId));

/** A programme with a mentor and a mentee who fit, and a published round that proposes them. */
export async function proposedPair(app: TestApp) {
  const opened = await openMentoring(app);
  const [mentee, mentor] = [await app.person('mentee'), await app.person('mentor')];
  const menteeId = await join(app, opened.id, mentee, 'mentee');
  const mentorId = await join(app, opened.id, mentor, 'mentor');
  const ctx = await app.as(opened.coordinator);
  await publishRound(ctx, opened.id, await makeRound(ctx, opened.id));
  const [pair] = await pairsOf(app, opened.id);
  return { ...opened, ctx, mentee, mentor, menteeId, mentorId, pair: pair! };
}

/** The form of a programme's settings, as its coordinator sends it. */
export const settingsForm = (revision: number, more: Record<string, string | string[]> = {}) => ({
  revision: String(revision), audience: 'everybody', mode: 'round', goal: 'stable', months: '12', everyWeeks: '4', minutes: '40',
  answerDays: '10', capacity: '3', hard: ['language', 'workplace'],
  ...Object.fromEntries(CRITERIA.map((each) => [`weight-${each}`, String(DEFAULT_SETTINGS.weights[each])])), ...more,
}); // oxfmt-ignore
