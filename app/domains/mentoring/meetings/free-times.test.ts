import { expect, test } from 'vitest';
import type { Candidate } from '#app/domains/mentoring/matching/candidate.ts';
import { freeTimes } from './free-times.ts';

const someone = (timeZone: string, days: number[], parts: number[]): Candidate => ({
  id: timeZone, personId: timeZone, topics: [], specialties: [], languages: [], days, parts, timeZone, remoteness: 0, years: 0,
  country: 'LV', workplace: '', answers: {}, capacity: 1, wishes: [], waited: 0,
}); // oxfmt-ignore

test('free times follow the clocks of their day, before and after the change to summer time', () => {
  const [riga, stockholm] = [someone('Europe/Riga', [4], [17]), someone('Europe/Stockholm', [4], [17])];
  // Thursdays 17 to 20 in Riga and in Stockholm, which is an hour behind: two hours in common, from 18 in Riga.
  expect(
    freeTimes(riga, stockholm, new Date('2027-03-17T12:00:00Z'), 3).map((at) => at.toISOString()),
  ).toEqual(['2027-03-18T16:00:00.000Z', '2027-03-25T16:00:00.000Z', '2027-04-01T15:00:00.000Z']);
  // In Minsk clocks do not change: the same pair meets at another hour by one of the two clocks.
  const minsk = someone('Europe/Minsk', [4], [17]);
  expect(freeTimes(riga, minsk, new Date('2027-03-24T12:00:00Z'), 2).map((at) => at.toISOString())).toEqual([
    '2027-03-25T15:00:00.000Z',
    '2027-04-01T14:00:00.000Z',
  ]);
});

test('nothing in common, and nothing before the moment that was asked for', () => {
  const [early, late] = [someone('Europe/Riga', [1], [7]), someone('Europe/Riga', [1], [20])];
  expect(freeTimes(early, late, new Date('2027-03-17T12:00:00Z'), 3)).toEqual([]);
  const [first] = freeTimes(early, early, new Date('2027-03-22T05:30:00Z'), 1);
  expect(first!.toISOString()).toBe('2027-03-29T04:00:00.000Z');
});
