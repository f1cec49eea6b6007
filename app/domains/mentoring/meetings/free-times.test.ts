import { expect, test } from 'vitest';
import type { Candidate } from '#app/domains/mentoring/matching/candidate.ts';
import { wallClockIn } from '#app/platform/time.ts';
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

test.each([
  ['Europe/Helsinki', '2027-03-28', '2027-03-28T14:00:00.000Z'],
  ['Europe/Helsinki', '2027-10-31', '2027-10-31T15:00:00.000Z'],
  ['Europe/Riga', '2027-03-28', '2027-03-28T14:00:00.000Z'],
  ['Europe/Riga', '2027-10-31', '2027-10-31T15:00:00.000Z'],
  ['Europe/Stockholm', '2027-03-28', '2027-03-28T15:00:00.000Z'],
  ['Europe/Stockholm', '2027-10-31', '2027-10-31T16:00:00.000Z'],
  ['Europe/Minsk', '2027-03-28', '2027-03-28T14:00:00.000Z'],
  ['Europe/Minsk', '2027-10-31', '2027-10-31T14:00:00.000Z'],
])('free from 17:00 in %s is also 17:00 on %s, the day of the clock change', (zone, day, expected) => {
  const [a, b] = [someone(zone, [7], [17]), someone(zone, [7], [17])];
  // A week before, on that day, and a week after.
  const found = freeTimes(a, b, new Date(Date.parse(day) - 8 * 86_400_000), 3);
  expect(found[1]!.toISOString()).toBe(expected);
  expect(found.map((at) => wallClockIn(zone, at).time)).toEqual(['17:00', '17:00', '17:00']);
});

test('on the day of the clock change two cities keep their common hours', () => {
  // Sundays 17 to 20. Stockholm is an hour behind Riga; Minsk is an hour ahead of it in winter and shows the same time in summer.
  const [riga, stockholm] = [someone('Europe/Riga', [7], [17]), someone('Europe/Stockholm', [7], [17])];
  const minsk = someone('Europe/Minsk', [7], [17]);
  const on = (one: Candidate, other: Candidate, day: string) =>
    freeTimes(one, other, new Date(`${day}T00:00:00Z`), 1)[0]!.toISOString();
  expect(on(riga, stockholm, '2027-03-28')).toBe('2027-03-28T15:00:00.000Z');
  expect(on(riga, stockholm, '2027-10-31')).toBe('2027-10-31T16:00:00.000Z');
  expect(on(riga, minsk, '2027-03-28')).toBe('2027-03-28T14:00:00.000Z');
  expect(on(riga, minsk, '2027-10-31')).toBe('2027-10-31T15:00:00.000Z');
});

test('one time per day of the first person’s calendar: the start of the longer free period', () => {
  const busy = someone('Europe/Riga', [1], [7, 12, 17, 20]);
  const other = someone('Europe/Riga', [1], [7, 17, 20]);
  const found = freeTimes(busy, other, new Date('2027-05-02T12:00:00Z'), 5);
  expect(found.map((at) => wallClockIn('Europe/Riga', at))).toEqual(
    ['2027-05-03', '2027-05-10', '2027-05-17', '2027-05-24'].map((date) => ({ date, time: '17:00' })),
  );
});
