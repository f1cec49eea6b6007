import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '#app/domains/mentoring/programmes/default-settings.ts';
import { listPairChanges, pairEverybody, type Pool } from './pair-everybody.ts';
import { type Candidate, prepareCandidates } from './candidate.ts';
import { type Exclusions, exclusionKey, findViolatedConstraint } from './constraints.ts';
import { explainPair } from './reasons.ts';
import { scorePair } from './score.ts';

const SUMMER = new Date('2027-07-01T00:00:00Z');
const WINTER = new Date('2027-01-15T00:00:00Z');
const NOBODY: Exclusions = { blocked: new Set(), before: new Set() };

const someone = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id, personId: `person ${id}`, topics: ['palliative'], specialties: [], languages: [{ code: 'en', level: 'good' }],
  days: [2], parts: [12], timeZone: 'Europe/Riga', remoteness: 3, years: 2, country: 'LV', workplace: '', answers: {},
  capacity: 1, wishes: [], waited: 0, ...more,
}); // oxfmt-ignore
const pool = (mentees: Candidate[], mentors: Candidate[], more: Partial<Pool> = {}): Pool => ({
  mentees, mentors, exclusions: NOBODY, kept: [], at: SUMMER, ...more,
}); // oxfmt-ignore
const pairOf = (a: Candidate, b: Candidate, at = SUMMER) => prepareCandidates([a, b], at) as [never, never];
const criterion = (name: string, a: Candidate, b: Candidate, at = SUMMER) =>
  explainPair(DEFAULT_SETTINGS, ...pairOf(a, b, at)).find((each) => each.criterion === name);

test('hours are those of both clocks, in summer and in winter', () => {
  const riga = someone('a', { days: [2], parts: [12] });
  const minsk = someone('b', { days: [2], parts: [12], timeZone: 'Europe/Minsk' });
  // In summer Riga and Minsk have the same time; in winter Minsk is an hour ahead.
  expect(criterion('hours', riga, minsk, SUMMER)!.facts).toEqual(['33-35']);
  expect(criterion('hours', riga, minsk, WINTER)!.facts).toEqual(['34-35']);
  const [late] = prepareCandidates(
    [someone('c', { days: [1], parts: [20], timeZone: 'America/New_York' })],
    SUMMER,
  );
  // Monday 20 to 22 in New York is Tuesday 0 to 2 in UTC.
  expect([late!.week[0]! >>> 24, late!.week.slice(1)]).toEqual([3, Int32Array.from([0, 0, 0, 0, 0])]);
});

test('each hard limit bars, and says which', () => {
  const hard = { language: true, workplace: true, specialty: true, countries: ['EE-LV'] };
  const settings = { ...DEFAULT_SETTINGS, hard };
  const mentee = someone('e', { specialties: ['gp'], workplace: ' Kolka  Health centre' });
  const bar = (more: Partial<Candidate>, exclusions = NOBODY) =>
    findViolatedConstraint(
      settings,
      exclusions,
      ...pairOf(mentee, someone('m', { country: 'EE', specialties: ['gp'], ...more })),
    );
  expect(bar({})).toBe(null);
  expect(bar({ personId: mentee.personId })).toBe('self');
  expect(bar({ languages: [{ code: 'en', level: 'simple' }] })).toBe('language');
  expect(bar({ languages: [{ code: 'et', level: 'native' }] })).toBe('language');
  expect(bar({ workplace: 'KOLKA health centre ' })).toBe('workplace');
  expect(bar({ specialties: ['cardiology'] })).toBe('specialty');
  expect(bar({ country: 'FI' })).toBe('country');
  const exclusions = new Set([exclusionKey('person m', 'person e')]);
  expect(bar({}, { blocked: exclusions, before: new Set() })).toBe('blocked');
  expect(bar({}, { blocked: new Set(), before: exclusions })).toBe('before');
});

test('a score is the weighted mean of what says something; the reasons say the same in the order of their weight', () => {
  const mentee = someone('e', { topics: ['palliative', 'alone'] });
  const mentor = someone('m', { topics: ['alone'], years: 12, remoteness: 0, country: 'EE', parts: [7] });
  const settings = {
    ...DEFAULT_SETTINGS,
    weights: { topics: 8, language: 6, specialty: 9, hours: 4, remoteness: 5, experience: 0, country: 1 },
  };
  // topics 1/2, language 0.8, specialty asked by nobody, hours none, remoteness 0, experience left out, country 0
  expect(scorePair(settings, ...pairOf(mentee, mentor))).toBe(Math.round(((8 * 0.5 + 6 * 0.8) / 24) * 100));
  const reasons = explainPair(settings, ...pairOf(mentee, mentor));
  expect(reasons.map((each) => each.criterion)).toEqual([
    'language',
    'topics',
    'remoteness',
    'hours',
    'country',
  ]);
  expect(reasons[1]!.facts).toEqual(['alone']);
  const asked = { ...settings, questions: [{ id: 'q', text: 'How?', options: ['a', 'b'], want: 'different' as const, weight: 24 }] }; // oxfmt-ignore
  const [e, m] = pairOf({ ...mentee, answers: { q: '0' } }, { ...mentor, answers: { q: '1' } });
  expect(scorePair(asked, e, m)).toBe(Math.round(((8 * 0.5 + 6 * 0.8 + 24) / 48) * 100));
});

test('a round explains itself, keeps what stands, and other weights show whom they would move', () => {
  const teaches = someone('M1', { topics: ['palliative'], years: 20, country: 'EE' });
  const near = someone('M2', { topics: ['career'], years: 20 });
  const mentees = [someone('a'), someone('b'), someone('c', { country: 'EE' })];
  const first = pairEverybody(DEFAULT_SETTINGS, pool(mentees, [teaches, near]), 1);
  expect([first.blocking, first.isLargest]).toEqual([0, true]);
  const alone = first.verdicts.find((each) => each.mentorId === null)!;
  expect(alone.better.mentee.map(({ why, places }) => [why, places])).toEqual([['full', 1], ['full', 1]]); // oxfmt-ignore
  expect(first.verdicts.find((each) => each.menteeId === 'c')!.mentorId).toBe('M1');
  // Nobody whom a mentor ranks higher would have come: that is what stable means, from the other side.
  expect(first.verdicts.every(({ better }) => better.mentor.open === 0)).toBe(true);
  const kept = pairEverybody(DEFAULT_SETTINGS, pool(mentees, [teaches, near], { kept: [['a', 'M1']] }), 1);
  expect(kept.verdicts.map((each) => each.menteeId)).toEqual(['b', 'c']);
  expect(kept.verdicts.every((each) => each.mentorId !== 'M1')).toBe(true);
  const other = {
    ...DEFAULT_SETTINGS,
    weights: { ...DEFAULT_SETTINGS.weights, country: 10, topics: 0, experience: 0 },
  };
  const after = pairEverybody(other, pool([mentees[0]!], [teaches, near]), 1);
  const before = pairEverybody(DEFAULT_SETTINGS, pool([mentees[0]!], [teaches, near]), 1);
  expect(listPairChanges(before, after)).toEqual([{ menteeId: 'a', before: 'M1', after: 'M2' }]);
});

test('wishes come before scores, and whom somebody blocked is nowhere', () => {
  const [strong, weak] = [someone('M1', { years: 20 }), someone('M2', { topics: [] })];
  const wishing = someone('a', { wishes: ['M2', 'gone'] });
  expect(pairEverybody(DEFAULT_SETTINGS, pool([wishing], [strong, weak]), 1).verdicts[0]!.mentorId).toBe(
    'M2',
  );
  const exclusions = { blocked: new Set([exclusionKey('person a', 'person M2')]), before: new Set<string>() };
  const [verdict] = pairEverybody(
    DEFAULT_SETTINGS,
    pool([wishing], [strong, weak], { exclusions }),
    1,
  ).verdicts;
  expect([verdict!.mentorId, verdict!.better.mentee]).toEqual(['M1', []]);
});
