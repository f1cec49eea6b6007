import { expect, test } from 'vitest';
import { DAY_MS } from '#app/platform/time.ts';
import { countByWeek } from './count-by-week.ts';

test('each day counts in its week, the last moment in the last one', () => {
  const since = new Date('2026-03-02T08:00:00Z');
  const after = (days: number) => new Date(since.getTime() + days * DAY_MS);
  const counts = countByWeek([after(0), after(6.9), after(7), after(21)], since, 3);
  expect(counts.map(({ learners }) => learners)).toEqual([2, 1, 1]);
  expect(counts[1]!.from).toEqual(after(7));
});
