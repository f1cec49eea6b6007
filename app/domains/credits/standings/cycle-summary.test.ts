import { expect, test } from 'vitest';
import { summariseCycles } from './cycle-summary.ts';

const rows = [
  { day: '2027-03-01', at_risk: 1, behind: 0, on_track: 2, done: 0 },
  { day: null, at_risk: 0, behind: 0, on_track: 4, done: 0 },
  { day: '2026-12-31', at_risk: 2, behind: 1, on_track: 0, done: 3 },
  { day: '2026-12-01', at_risk: 0, behind: 0, on_track: 0, done: 1 },
  { day: '2026-11-30', at_risk: 1, behind: 0, on_track: 0, done: 0 },
];

test('cycles add up over all days, those without an end too', () => {
  const { all } = summariseCycles(rows, { from: '2026-12-01', to: '2026-12-31' });
  expect(all).toEqual({ at_risk: 4, behind: 1, on_track: 6, done: 4 });
});

test('years come in order, and only of cycles that end', () => {
  const { years } = summariseCycles(rows, { from: '2026-12-01', to: '2026-12-31' });
  expect(years).toEqual([
    { year: '2026', at_risk: 3, behind: 1, on_track: 0, done: 4 },
    { year: '2027', at_risk: 1, behind: 0, on_track: 2, done: 0 },
  ]);
});

test('the days on which cycles end lie within the two dates, both included, the soonest first', () => {
  const { ending } = summariseCycles(rows, { from: '2026-12-01', to: '2026-12-31' });
  expect(ending).toEqual([
    { day: '2026-12-01', cycles: 1, done: 1 },
    { day: '2026-12-31', cycles: 6, done: 3 },
  ]);
});
