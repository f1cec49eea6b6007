import { expect, test } from 'vitest';
import { afterTry, countAt, type Throttle, type Tries } from './throttle.ts';

const SLOW: Throttle = { name: 'test', free: 3, firstWait: 5, longestWait: 60, forgets: 600 };
const START = new Date('2026-01-01T00:00:00Z');
const later = (seconds: number) => new Date(START.getTime() + seconds * 1000);
const waitAfter = (count: number) => {
  let tries: Tries | null = null;
  for (let i = 0; i < count; i++) tries = afterTry(SLOW, tries, START);
  return (tries!.waitUntil.getTime() - START.getTime()) / 1000;
};

test('the first tries are free, then each makes the wait twice as long, up to the longest', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 100].map(waitAfter)).toEqual([0, 0, 5, 10, 20, 40, 60, 60, 60]);
});

test('tries are forgotten one after the other', () => {
  let tries: Tries | null = null;
  for (let i = 0; i < 3; i++) tries = afterTry(SLOW, tries, START);
  expect([0, 599, 600, 1200, 1800].map((seconds) => countAt(SLOW, tries, later(seconds)))).toEqual([
    3, 3, 2, 1, 0,
  ]);
});

test('however many tries there were, they are forgotten in bounded time', () => {
  let tries: Tries | null = null;
  for (let i = 0; i < 10_000; i++) tries = afterTry(SLOW, tries, START);
  expect(countAt(SLOW, tries, START)).toBeLessThan(20);
});
