import {
  DAY_PARTS,
  LANGUAGE_LEVELS,
  SPOKEN_LANGUAGES,
  TOPICS,
} from '#app/domains/mentoring/profiles/profile-options.ts';
import { HOUR_MS, offsetAt } from '#app/platform/time.ts';

/** Of a profile what pairing looks at. */
export type Candidate = {
  id: string;
  personId: string;
  topics: string[];
  specialties: string[];
  languages: { code: string; level: (typeof LANGUAGE_LEVELS)[number] }[];
  days: number[];
  parts: number[];
  timeZone: string;
  remoteness: number;
  years: number;
  country: string;
  workplace: string;
  answers: Record<string, string>;
  capacity: number;
  wishes: string[];
  waited: number;
};

/** A candidate in the form in which two of them are compared in less than a microsecond. */
export type PreparedCandidate = Candidate & {
  topicBits: number;
  levels: number[];
  week: Int32Array;
  place: string;
};

/** Hours that a zone is ahead of UTC at that moment, halves and quarters cut off. */
const offsetHours = (timeZone: string, at: Date): number => Math.trunc(offsetAt(timeZone, at) / HOUR_MS);

/** The hours of a week in UTC, from Monday 0:00, in which somebody is usually free: 168 bits. */
function freeWeek(days: number[], parts: number[], offset: number): Int32Array {
  const week = new Int32Array(6);
  for (const day of days)
    for (const [from, to] of DAY_PARTS)
      if (parts.includes(from))
        for (let hour = from; hour < to; hour++) {
          const at = (((day - 1) * 24 + hour - offset) % 168 + 168) % 168; // oxfmt-ignore
          week[at >> 5]! |= 1 << (at & 31);
        }
  return week;
}

/** `at` decides between summer and winter time. */
export function prepareCandidates(candidates: readonly Candidate[], at: Date): PreparedCandidate[] {
  const offsets = new Map<string, number>();
  return candidates.map((each) => {
    let offset = offsets.get(each.timeZone);
    if (offset === undefined) offsets.set(each.timeZone, (offset = offsetHours(each.timeZone, at)));
    return {
      ...each,
      topicBits: each.topics.reduce((bits, topic) => bits | (1 << TOPICS.indexOf(topic as never)), 0),
      levels: SPOKEN_LANGUAGES.map((code) => {
        const level = each.languages.find((language) => language.code === code)?.level;
        return level ? LANGUAGE_LEVELS.indexOf(level) + 1 : 0;
      }),
      week: freeWeek(each.days, each.parts, offset),
      place: each.workplace.trim().toLocaleLowerCase().replace(/\s+/g, ' '),
    };
  });
}
