import { expect, test } from 'vitest';
import { shownTime } from './counted-time-shown.ts';

test('less than a minute is told as begun and not as none, whole minutes as they are, and the last one as enough', () => {
  const shown = [0, 40_000, 75_000, 179_999, 180_000].map((ms) => shownTime({ ms, needed: 3 }));
  expect(shown).toEqual(['none', 'begun', 'counted', 'counted', 'enough']);
});
