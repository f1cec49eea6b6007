import type { Programme } from '#app/domains/mentoring/programmes/programme.ts';
import { mentoringProfiles } from '#db/schema/mentoring.ts';

export type Profile = typeof mentoringProfiles.$inferSelect;

export type ProfileRole = Profile['role'];

export const isProfileRole = (value: unknown): value is ProfileRole =>
  value === 'mentee' || value === 'mentor';

/** Mentees that a mentor may have: what they offer, up to what the programme allows. One mentor for a mentee. */
export const pairLimit = (
  { settings }: Pick<Programme, 'settings'>,
  profile: Pick<Profile, 'role' | 'capacity'>,
): number => (profile.role === 'mentee' ? 1 : Math.min(profile.capacity, settings.capacity));
