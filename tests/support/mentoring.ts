import { eq } from 'drizzle-orm';
import { answerProposal } from '#app/domains/mentoring/pairs/answer-proposal.server.ts';
import { proposePair } from '#app/domains/mentoring/pairs/propose-pair.server.ts';
import { findOwnProfile } from '#app/domains/mentoring/profiles/find-own-profile.server.ts';
import { saveProfile } from '#app/domains/mentoring/profiles/save-profile.server.ts';
import { createProgramme } from '#app/domains/mentoring/programmes/create-programme.server.ts';
import { setProgrammeState } from '#app/domains/mentoring/programmes/set-programme-state.server.ts';
import { DEFAULT_SETTINGS } from '#app/domains/mentoring/programmes/default-settings.ts';
import { mentoringProgrammes } from '#db/schema/mentoring.ts';
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

/** Joins a programme; answers the profile's id. */
export async function join(
  app: TestApp,
  programmeId: string,
  person: Person,
  role: 'mentee' | 'mentor',
  more: Partial<typeof PROFILE> = {},
): Promise<string> {
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
