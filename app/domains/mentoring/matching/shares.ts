import { SPOKEN_LANGUAGES } from '#app/domains/mentoring/profiles/profile-options.ts';
import type { Criterion, MentoringSettings } from '#app/domains/mentoring/types.ts';
import type { PreparedCandidate } from './candidate.ts';

/** Hours for which two have to be free together in a week to have all of `hours`. */
const ENOUGH_HOURS = 3;

/** Years that a mentor has to be ahead to have all of `experience`. */
const ENOUGH_YEARS = 10;

/** How well people talk at a level, held against two who share their mother tongue. */
const SHARE_OF_LEVEL = [0, 0.3, 0.8, 1];

/** How many bits of 32 are set (Warren, Hacker's Delight, §5-1). */
const countBits = (bits: number): number => {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

function hoursTogether(a: Int32Array, b: Int32Array): number {
  let hours = 0;
  for (let i = 0; i < 6; i++) hours += countBits(a[i]! & b[i]!);
  return hours;
}

export const commonLevel = (a: PreparedCandidate, b: PreparedCandidate): number => {
  let best = 0;
  for (let i = 0; i < SPOKEN_LANGUAGES.length; i++) {
    const common = a.levels[i]! < b.levels[i]! ? a.levels[i]! : b.levels[i]!;
    if (common > best) best = common;
  }
  return best;
};

/** Shares from 0 to 1, null where a criterion says nothing of these two. */
export const SHARES: Record<
  Criterion,
  (mentee: PreparedCandidate, mentor: PreparedCandidate) => number | null
> = {
  topics: (e, m) =>
    e.topicBits === 0 ? null : countBits(e.topicBits & m.topicBits) / countBits(e.topicBits),
  language: (e, m) => SHARE_OF_LEVEL[commonLevel(e, m)]!,
  specialty: (e, m) =>
    e.specialties.length === 0 ? null : e.specialties.some((each) => m.specialties.includes(each)) ? 1 : 0,
  hours: (e, m) => Math.min(1, hoursTogether(e.week, m.week) / ENOUGH_HOURS),
  remoteness: (e, m) => 1 - Math.max(0, e.remoteness - m.remoteness) / 3,
  experience: (e, m) => Math.min(1, Math.max(0, (m.years - e.years) / ENOUGH_YEARS)),
  country: (e, m) => (e.country === m.country ? 1 : 0),
};

export function answerShare(
  { id, want }: MentoringSettings['questions'][number],
  e: PreparedCandidate,
  m: PreparedCandidate,
): number | null {
  const [own, theirs] = [e.answers[id], m.answers[id]];
  if (!own || !theirs) return null;
  return (own === theirs) === (want === 'same') ? 1 : 0;
}
