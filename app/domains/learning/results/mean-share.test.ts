import { expect, test } from 'vitest';
import { meanShare } from './mean-share.ts';
import { sumCounts } from './sum-counts.ts';

const scale = (good: number, bad: number) => ({
  id: 'relevant',
  counts: [
    { answer: '5', count: good },
    { answer: '1', count: bad },
  ],
});
const plain = (yes: number, no: number) => ({
  id: 'unbiased',
  counts: [
    { answer: 'yes', count: yes },
    { answer: 'no', count: no },
  ],
});

test('the share of several courses is that of their answers together, each question weighing the same', () => {
  const sum = sumCounts([[scale(5, 0), plain(5, 0)], [scale(0, 5)], []]);
  expect(sum).toEqual([scale(5, 5), plain(5, 0)]);
  expect(meanShare(sum)).toBe(0.75);
});

test('where nothing is shown there is no share', () => {
  expect(meanShare(sumCounts([]))).toBeNull();
  expect(meanShare([scale(0, 0)])).toBeNull();
});
