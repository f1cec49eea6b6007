import type { Criterion, MentoringSettings, Reason } from '#db/schema/mentoring.ts';
import { CRITERIA, LEVELS, PARTS, SPOKEN, TOPICS } from '../choices.ts';

/** Of a profile what pairing looks at. */
export type Candidate = {
  id: string;
  personId: string;
  topics: string[];
  specialties: string[];
  languages: { code: string; level: (typeof LEVELS)[number] }[];
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
export type Ready = Candidate & { topicBits: number; levels: number[]; week: Int32Array; place: string };

const HOUR_MS = 3_600_000;
/** Hours for which two have to be free together in a week to have all of `hours`. */
const ENOUGH_HOURS = 3;
/** Years that a mentor has to be ahead to have all of `experience`. */
const ENOUGH_YEARS = 10;
/** How well people talk at a level, held against two who share their mother tongue. */
const SHARE_OF_LEVEL = [0, 0.3, 0.8, 1];

/** Hours that a zone is ahead of UTC at that moment, halves and quarters cut off. */
function offsetHours(timeZone: string, at: Date): number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const [day, month, year, hour, minute, second] = clock.format(at).match(/\d+/g)!.map(Number);
  return Math.trunc((Date.UTC(year!, month! - 1, day, hour! % 24, minute, second) - at.getTime()) / HOUR_MS);
}

/** The hours of a week in UTC, from Monday 0:00, in which somebody is usually free: 168 bits. */
function weekOf(days: number[], parts: number[], offset: number): Int32Array {
  const week = new Int32Array(6);
  for (const day of days)
    for (const [from, to] of PARTS)
      if (parts.includes(from))
        for (let hour = from; hour < to; hour++) {
          const at = (((day - 1) * 24 + hour - offset) % 168 + 168) % 168; // oxfmt-ignore
          week[at >> 5]! |= 1 << (at & 31);
        }
  return week;
}

/** `at` decides between summer and winter time. */
export function ready(candidates: readonly Candidate[], at: Date): Ready[] {
  const offsets = new Map<string, number>();
  return candidates.map((each) => {
    let offset = offsets.get(each.timeZone);
    if (offset === undefined) offsets.set(each.timeZone, (offset = offsetHours(each.timeZone, at)));
    return {
      ...each,
      topicBits: each.topics.reduce((bits, topic) => bits | (1 << TOPICS.indexOf(topic as never)), 0),
      levels: SPOKEN.map((code) => {
        const level = each.languages.find((language) => language.code === code)?.level;
        return level ? LEVELS.indexOf(level) + 1 : 0;
      }),
      week: weekOf(each.days, each.parts, offset),
      place: each.workplace.trim().toLocaleLowerCase().replace(/\s+/g, ' '),
    };
  });
}

/** How many bits of 32 are set (Warren, Hacker's Delight, §5-1). */
const bitsOf = (bits: number): number => {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

function hoursTogether(a: Int32Array, b: Int32Array): number {
  let hours = 0;
  for (let i = 0; i < 6; i++) hours += bitsOf(a[i]! & b[i]!);
  return hours;
}

const commonLevel = (a: Ready, b: Ready): number => {
  let best = 0;
  for (let i = 0; i < SPOKEN.length; i++) {
    const common = a.levels[i]! < b.levels[i]! ? a.levels[i]! : b.levels[i]!;
    if (common > best) best = common;
  }
  return best;
};

const pairOfCountries = (a: string, b: string): string => (a < b ? `${a}-${b}` : `${b}-${a}`);

/** Shares from 0 to 1, null where a criterion says nothing of these two. */
const SHARES: Record<Criterion, (mentee: Ready, mentor: Ready) => number | null> = {
  topics: (e, m) => (e.topicBits === 0 ? null : bitsOf(e.topicBits & m.topicBits) / bitsOf(e.topicBits)),
  language: (e, m) => SHARE_OF_LEVEL[commonLevel(e, m)]!,
  specialty: (e, m) =>
    e.specialties.length === 0 ? null : e.specialties.some((each) => m.specialties.includes(each)) ? 1 : 0,
  hours: (e, m) => Math.min(1, hoursTogether(e.week, m.week) / ENOUGH_HOURS),
  remoteness: (e, m) => 1 - Math.max(0, e.remoteness - m.remoteness) / 3,
  experience: (e, m) => Math.min(1, Math.max(0, (m.years - e.years) / ENOUGH_YEARS)),
  country: (e, m) => (e.country === m.country ? 1 : 0),
};
const SHARE_LIST = CRITERIA.map((criterion) => SHARES[criterion]);

/** What makes a pair impossible; the first one that holds. */
export type Bar = 'self' | 'blocked' | 'before' | 'language' | 'workplace' | 'specialty' | 'country';

/** Who must not meet: blocked by either, or parted before; as `person person` in either order. */
export type Apart = { blocked: ReadonlySet<string>; before: ReadonlySet<string> };
export const apartKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

export function barOf({ hard }: MentoringSettings, apart: Apart, e: Ready, m: Ready): Bar | null {
  if (e.personId === m.personId) return 'self';
  if (apart.blocked.size > 0 && apart.blocked.has(apartKey(e.personId, m.personId))) return 'blocked';
  if (apart.before.size > 0 && apart.before.has(apartKey(e.personId, m.personId))) return 'before';
  if (hard.language && commonLevel(e, m) < 2) return 'language';
  if (hard.workplace && e.place !== '' && e.place === m.place) return 'workplace';
  if (hard.specialty && SHARES.specialty(e, m) === 0) return 'specialty';
  if (hard.countries.length > 0 && !hard.countries.includes(pairOfCountries(e.country, m.country)))
    return 'country';
  return null;
}

/**
 * What two people have in common, apart from how much that weighs: `size` shares a pair, one for each criterion and each
 * question, -1 where it says nothing of them.
 */
export function measuring(questions: MentoringSettings['questions']) {
  const size = CRITERIA.length + questions.length;
  return {
    size,
    write(into: Float32Array, at: number, e: Ready, m: Ready): void {
      for (let i = 0; i < CRITERIA.length; i++) into[at + i] = SHARE_LIST[i]!(e, m) ?? -1;
      for (let q = 0; q < questions.length; q++)
        into[at + CRITERIA.length + q] = shareOfAnswer(questions[q]!, e, m) ?? -1;
    },
    weightsOf: (settings: MentoringSettings): Float32Array =>
      Float32Array.from([
        ...CRITERIA.map((criterion) => settings.weights[criterion]),
        ...questions.map(({ id }) => settings.questions.find((each) => each.id === id)?.weight ?? 0),
      ]),
  };
}

/** From 0 to 100: the weighted mean of the shares that say something; 100 where nothing does. */
export function weighted(shares: Float32Array, at: number, weights: Float32Array): number {
  let sum = 0;
  let all = 0;
  for (let i = 0; i < weights.length; i++) {
    const share = shares[at + i]!;
    if (share < 0) continue;
    sum += weights[i]! * share;
    all += weights[i]!;
  }
  return all === 0 ? 100 : Math.round((sum / all) * 100);
}

/** `weighted` for two people alone. */
export function scoreOf(settings: MentoringSettings, e: Ready, m: Ready): number {
  const measure = measuring(settings.questions);
  const shares = new Float32Array(measure.size);
  measure.write(shares, 0, e, m);
  return weighted(shares, 0, measure.weightsOf(settings));
}

function shareOfAnswer(
  { id, want }: MentoringSettings['questions'][number],
  e: Ready,
  m: Ready,
): number | null {
  const [own, theirs] = [e.answers[id], m.answers[id]];
  if (!own || !theirs) return null;
  return (own === theirs) === (want === 'same') ? 1 : 0;
}

/** Stretches of the week in which both are free, the longest first, as `from-to` in hours of UTC from Monday. */
function stretches(a: Int32Array, b: Int32Array): string[] {
  const isFree = (hour: number) => ((a[hour >> 5]! & b[hour >> 5]!) >>> (hour & 31)) & 1;
  const found: { from: number; to: number }[] = [];
  for (let hour = 0; hour < 168; hour++)
    if (isFree(hour)) {
      const last = found.at(-1);
      if (last?.to === hour) last.to++;
      else found.push({ from: hour, to: hour + 1 });
    }
  return found
    .sort((x, y) => y.to - y.from - (x.to - x.from) || x.from - y.from)
    .slice(0, 2)
    .map(({ from, to }) => `${from}-${to}`);
}

/** Everything that speaks for or against two people, what weighs most first: for words, not for sums. */
export function reasonsOf({ weights, questions }: MentoringSettings, e: Ready, m: Ready): Reason[] {
  const level = commonLevel(e, m);
  const facts: Record<Criterion, string[]> = {
    topics: e.topics.filter((topic) => m.topics.includes(topic)),
    language: level === 0 ? [] : SPOKEN.filter((_, i) => Math.min(e.levels[i]!, m.levels[i]!) === level),
    specialty: e.specialties.filter((each) => m.specialties.includes(each)),
    hours: stretches(e.week, m.week),
    remoteness: [String(m.remoteness)],
    experience: [String(m.years)],
    country: [m.country],
  };
  const reasons = CRITERIA.flatMap((criterion): Reason[] => {
    const share = SHARES[criterion](e, m);
    return share === null || weights[criterion] === 0
      ? []
      : [{ criterion, share, weight: weights[criterion], facts: facts[criterion] }];
  });
  for (const question of questions) {
    const share = shareOfAnswer(question, e, m);
    if (share !== null && question.weight > 0)
      reasons.push({
        criterion: `question ${question.id}`,
        share,
        weight: question.weight,
        facts: [question.text],
      });
  }
  return reasons.sort((a, b) => b.weight * b.share - a.weight * a.share || b.weight - a.weight);
}
