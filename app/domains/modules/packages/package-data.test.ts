import { expect, test } from 'vitest';
import { markAsShare } from './package-data.ts';

test('a mark is the same share of 1 in each standard, with at most four places', () => {
  expect([70, 33.3, 66.667, 100].map(markAsShare)).toEqual([0.7, 0.333, 0.6667, 1]);
});
