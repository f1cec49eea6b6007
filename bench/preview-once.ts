import { SPOKEN_LANGUAGES, TOPICS } from '#app/domains/mentoring/profiles/profile-options.ts';
import { listPairChanges, comparePool } from '#app/domains/mentoring/matching/pair-everybody.ts';
import type { Candidate } from '#app/domains/mentoring/matching/candidate.ts';
import { DEFAULT_SETTINGS } from '#app/domains/mentoring/programmes/default-settings.ts';

/** Effect of a changed weight on the pairs of 800 mentees and 200 mentors: both rounds, the reasons and the difference. */
let state = 99;
const next = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32;
const some = <T>(list: readonly T[], share: number): T[] => list.filter(() => next() < share);
const candidate = (id: string, capacity: number): Candidate => ({
  id, personId: `person ${id}`, topics: some(TOPICS, 0.25), specialties: [], capacity, wishes: [], waited: 0, answers: {},
  languages: [{ code: 'en', level: 'good' }, ...some(SPOKEN_LANGUAGES.slice(1), 0.2).map((code) => ({ code, level: 'native' as const }))],
  days: some([1, 2, 3, 4, 5, 6, 7], 0.4), parts: some([7, 9, 12, 14, 17, 20], 0.4), timeZone: 'Europe/Riga',
  remoteness: Math.floor(next() * 4), years: Math.floor(next() * 30), workplace: '',
  country: ['FI', 'SE', 'EE', 'LV', 'LT', 'BY'][Math.floor(next() * 6)]!,
}); // oxfmt-ignore
const pool = {
  mentees: Array.from({ length: 800 }, (_, i) => candidate(`e${i}`, 1)),
  mentors: Array.from({ length: 200 }, (_, i) => candidate(`M${i}`, 4)),
  exclusions: { blocked: new Set<string>(), before: new Set<string>() },
  kept: [],
  at: new Date('2027-01-15T00:00:00Z'),
};
const changed = { ...DEFAULT_SETTINGS, weights: { ...DEFAULT_SETTINGS.weights, country: 8 } };
const times: number[] = [];
let moved = 0;
for (let run = 0; run < 5; run++) {
  const began = performance.now();
  const compared = comparePool(DEFAULT_SETTINGS, pool);
  moved = listPairChanges(compared.pair(DEFAULT_SETTINGS, 1), compared.pair(changed, 1)).length;
  times.push(performance.now() - began);
}
process.stdout.write(JSON.stringify({ first: times[0], median: times.sort((a, b) => a - b)[2], moved }));
