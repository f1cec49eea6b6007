import { findOwnProfile, saveProfile } from '#app/domains/mentoring/profiles.server.ts';
import { openProgramme, setProgrammeState } from '#app/domains/mentoring/programmes.server.ts';
import type { Person, TestApp } from './app.ts';

export const PROFILE = {
  topics: ['palliative'], specialties: [] as string[], days: ['2'], parts: ['12'], remoteness: '3', years: '3', country: 'LV',
  workplace: '', about: 'A few words', capacity: '1', 'level-en': 'good',
}; // prettier-ignore

let made = 0;
/** An open programme of a new association, with its coordinator. */
export async function openMentoring(
  app: TestApp,
): Promise<{ id: string; slug: string; coordinator: Person }> {
  const coordinator = await app.person('coordinator');
  const slug = `mentoring-${++made}`;
  await app.association(slug, [coordinator]);
  const ctx = await app.as(coordinator);
  const id = await openProgramme(ctx, slug, {
    language: 'en', title: 'A mentor', summary: 'For a year.', agreement: 'What we say stays between us.',
  }); // prettier-ignore
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
