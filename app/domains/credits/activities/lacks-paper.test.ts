import { expect, test } from 'vitest';
import { lacksPaper } from './lacks-paper.ts';

test('every kind needs a paper, but what was read and what was thought about', () => {
  const without = (activityType: string) => lacksPaper({ fileHash: null, activityType });
  expect(['talk', 'elearning', 'self_study', 'work_analysis'].map(without)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(lacksPaper({ fileHash: 'abc', activityType: 'talk' })).toBe(false);
});
