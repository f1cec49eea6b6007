import { expect, test } from 'vitest';
import { openRate } from './rate.ts';

test('a bucket gives its burst at once, then its rate, and tells when to come again', () => {
  const rate = openRate({ perSecond: 10, burst: 30 });
  for (let i = 0; i < 6; i++) expect(rate.spend('a', 5, 0)).toBe(0);
  expect(rate.spend('a', 5, 0)).toBe(1);
  expect(rate.spend('a', 25, 0)).toBe(3);
  expect(rate.spend('b', 5, 0)).toBe(0);
  expect(rate.spend('a', 5, 500)).toBe(0);
  expect(rate.spend('a', 5, 500)).toBe(1);
  expect(rate.spend('a', 30, 10_000)).toBe(0);
});

test('a million addresses do not take a million entries', () => {
  const rate = openRate({ perSecond: 1, burst: 1 });
  for (let i = 0; i < 60_000; i++) rate.spend(`address ${i}`, 1, i);
  expect(rate.size()).toBeLessThanOrEqual(50_000);
});
