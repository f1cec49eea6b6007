import { expect, test } from 'vitest';
import { DAY_MS } from '#app/platform/time.ts';
import { summariseProgramme } from './summarise-programme.ts';

const now = new Date('2027-06-01T00:00:00Z');

const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);

const pair = (menteeId: string, began: number, met: number[], more: object = {}) => ({
  menteeId, state: 'active' as const, startedAt: ago(began), endedAt: null, endReason: null, met: met.map(ago), ...more,
}); // oxfmt-ignore

const mentee = (id: string, joined: number, remoteness = 3, isActive = true) => ({ id, remoteness, joinedAt: ago(joined), isActive }); // oxfmt-ignore

test('rhythm, waiting, a year, and how long since somebody remote spoke to a colleague', () => {
  const seen = summariseProgramme({
    everyWeeks: 4,
    now,
    mentees: [
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => mentee(id, 400)),
      mentee('alone', 90),
      mentee('town', 300, 0),
      mentee('left', 500, 3, false),
    ],
    pairs: [
      pair('a', 400, [60, 20]),
      ...['b', 'c', 'd', 'e'].map((id) => pair(id, 30, [5])),
      pair('f', 380, [200], { state: 'ended', endedAt: ago(100), endReason: 'time' }),
      pair('town', 50, []),
    ],
  });
  // The pair without a meeting began seven weeks ago: out of its rhythm of four and one.
  expect(seen).toMatchObject({ running: 6, inRhythm: 5, waiting: 2, longestWait: 400, aged: 2, lasted: 1 });
  // Groups below five are not told, nor the one that would tell them by subtraction.
  expect(seen.dropOuts).toEqual([{ name: 'time', size: null }]);
  expect(seen.isolation.every(({ size }) => size === null || size >= 5)).toBe(true);
  expect(seen.isolation.map(({ name }) => name).sort()).toEqual(['31', '92', 'Infinity']);
});

test('a programme where nothing has happened yet', () => {
  expect(summariseProgramme({ everyWeeks: 4, now, mentees: [], pairs: [] })).toEqual({
    running: 0, inRhythm: 0, waiting: 0, longestWait: 0, aged: 0, lasted: 0, dropOuts: [], isolation: [],
  }); // oxfmt-ignore
});
