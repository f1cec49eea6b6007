import { expect, test } from 'vitest';
import { continuesInterval, countedMs, subtract, union } from './counted-time.ts';

const s = (from: number, to: number) => ({ from: from * 1000, to: to * 1000 });

test('intervals that touch or overlap count once', () => {
  expect(union([s(30, 40), s(0, 10), s(10, 20), s(15, 18)])).toEqual([s(0, 20), s(30, 40)]);
  expect(countedMs([s(0, 60), s(30, 90), s(30, 90)], [])).toBe(90_000);
});

test('a gap of a minute is bridged, a longer one is not counted', () => {
  expect([continuesInterval(0, 60_000), continuesInterval(0, 60_001), continuesInterval(10, 5)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('two courses in two windows at once count once, for the one that began first', () => {
  expect(countedMs([s(0, 100)], [s(40, 60)])).toBe(80_000);
  expect(countedMs([s(0, 100)], [s(0, 100)])).toBe(0);
  expect(subtract([s(0, 10), s(20, 30)], [s(5, 25)])).toEqual([s(0, 5), s(25, 30)]);
});

test('what counts for two registrations together is never more than the clock', () => {
  let seed = 7;
  const random = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  for (let round = 0; round < 500; round++) {
    const some = () =>
      Array.from({ length: 1 + random(6) }, () => random(500)).map((from) => s(from, from + random(120)));
    const [first, second] = [some(), some()];
    const together = countedMs(first, []) + countedMs(second, first);
    expect(together).toBe(countedMs([...first, ...second], []));
  }
});
