import { expect, test } from 'vitest';
import { HOUR_MS } from '#app/platform/time.ts';
import { summariseCases } from './summarise-cases.ts';

const asked = new Date('2026-11-01T08:00:00Z');

const row = (hours: number | null, more: object = {}) => ({
  state: 'closed' as const,
  specialty: 'cardiology',
  urgency: 'days' as const,
  outcome: 'avoided' as const,
  usefulness: 4,
  askedAt: asked,
  answeredAt: hours === null ? null : new Date(asked.getTime() + hours * HOUR_MS),
  ...more,
});

test('counts, times and outcomes; what was taken back is no case', () => {
  const overview = summariseCases([
    row(2),
    row(10, { outcome: 'new_plan', usefulness: 5 }),
    row(60, { specialty: 'dermatology' }),
    row(null, { state: 'waiting', outcome: null, usefulness: null }),
    row(null, { state: 'withdrawn', outcome: null, usefulness: null }),
  ]);
  expect(overview).toMatchObject({ asked: 4, open: 1, answered: 3, closed: 3, medianHours: 10 });
  expect(overview.inTime).toBeCloseTo(2 / 3);
  expect(overview.usefulness).toBeCloseTo(13 / 3);
  expect(overview.outcomes.find(({ outcome }) => outcome === 'avoided')).toEqual({
    outcome: 'avoided',
    count: 2,
  });
  expect(overview.specialties.map(({ name, size }) => [name, size])).toEqual([
    ['cardiology', 3],
    ['dermatology', 1],
  ]);
  expect(summariseCases([])).toMatchObject({ asked: 0, medianHours: null, inTime: null });
});
