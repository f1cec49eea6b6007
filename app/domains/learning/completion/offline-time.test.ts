import { expect, test } from 'vitest';
import { MINUTE_MS } from '#app/platform/time.ts';
import { type Interval, countedMs } from './counted-time.ts';
import { type OfflineClaim, PAUSE_MS, offlineIntervals } from './offline-time.ts';

/** When the last signal before the connection broke was heard. */
const HEARD = 1_800_000_000_000;

const min = (from: number, to: number): Interval => ({
  from: HEARD + from * MINUTE_MS,
  to: HEARD + to * MINUTE_MS,
});

const claim = (at: number, ...seen: [number, number][]): OfflineClaim => ({
  heard: HEARD,
  at: at * MINUTE_MS,
  seen: seen.map(([from, to]) => [from * MINUTE_MS, to * MINUTE_MS]),
});

const known = (until: number, more: { signals?: Interval[]; counted?: Interval[]; most?: number } = {}) => ({
  signals: more.signals ?? [min(-10, 0)],
  counted: more.counted ?? [],
  until: HEARD + until * MINUTE_MS,
  mostMs: (more.most ?? 15) * MINUTE_MS,
});

/** Claims one after the other, as the server takes them. */
function all(claims: OfflineClaim[], more: Parameters<typeof known>): Interval[] {
  const counted: Interval[] = [];
  for (const each of claims)
    counted.push(...offlineIntervals(each, { ...known(...more), counted: [...counted] }));
  return counted;
}

test('four minutes on an open page count when the connection is back', () => {
  expect(offlineIntervals(claim(4, [0, 4]), known(4))).toEqual([min(0, 4)]);
});

test('answers that were kept carry their time with them, each the time before it', () => {
  const answers = [claim(3, [0, 3]), claim(7, [0, 7]), claim(10, [0, 10])];
  expect(countedMs(all(answers, [10]), [])).toBe(10 * MINUTE_MS);
  expect(countedMs(all(answers.toReversed(), [10]), [])).toBe(10 * MINUTE_MS);
});

test('an open page on which nothing is done counts for five minutes and no more', () => {
  expect(offlineIntervals(claim(12, [0, 12]), known(12))).toEqual([min(7, 12)]);
});

test('time in which the page was hidden does not count', () => {
  expect(offlineIntervals(claim(5, [0, 1], [4, 5]), known(5))).toEqual([min(0, 1), min(4, 5)]);
});

test('one gap gives what the rule of the course allows and no more', () => {
  const answers = Array.from({ length: 30 }, (_, i) => claim(i + 1, [0, i + 1]));
  expect(countedMs(all(answers, [30]), [])).toBe(15 * MINUTE_MS);
  expect(countedMs(all(answers, [30, { most: 4 }]), [])).toBe(4 * MINUTE_MS);
  expect(all(answers, [30, { most: 0 }])).toEqual([]);
});

test('a claim that is sent again counts nothing', () => {
  expect(all([claim(4, [0, 4]), claim(4, [0, 4])], [4])).toEqual([min(0, 4)]);
});

test('a fast clock invents nothing: the server’s own clock ends every claim', () => {
  expect(offlineIntervals(claim(600, [0, 600]), known(3))).toEqual([min(0, 3)]);
  expect(offlineIntervals(claim(600, [400, 600]), known(3))).toEqual([]);
});

test('a claim that begins at no signal of this launch counts nothing', () => {
  expect(offlineIntervals({ ...claim(4, [0, 4]), heard: HEARD + MINUTE_MS }, known(9))).toEqual([]);
  expect(offlineIntervals({ ...claim(4, [0, 4]), heard: HEARD - 20 * MINUTE_MS }, known(9))).toEqual([]);
  expect(offlineIntervals(claim(4, [0, 4]), known(4, { signals: [] }))).toEqual([]);
});

test('time that was heard is not given a second time', () => {
  const signals = [min(-10, 0), min(2, 4)];
  expect(offlineIntervals(claim(5, [0, 5]), known(5, { signals }))).toEqual([min(0, 2), min(4, 5)]);
});

test('a launch that ended meanwhile counts no longer than it lasted', () => {
  expect(offlineIntervals(claim(5, [0, 5]), known(2))).toEqual([min(0, 2)]);
  expect(offlineIntervals(claim(5, [0, 5]), known(-1))).toEqual([]);
});

test('whatever is claimed, no more counts than the gap has, than the rule gives, and than the page was open', () => {
  let seed = 11;
  const random = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  for (let round = 0; round < 2000; round++) {
    const until = random(40);
    const claims = Array.from({ length: 1 + random(8) }, () =>
      claim(
        random(90),
        ...Array.from({ length: 1 + random(4) }, (): [number, number] => [random(90), random(90)]),
      ),
    );
    const given = all(claims, [until]);
    const ms = countedMs(given, []);
    expect(ms).toBeLessThanOrEqual(Math.min(until, 15) * MINUTE_MS);
    expect(ms).toBe(given.reduce((sum, { from, to }) => sum + to - from, 0));
    expect(ms).toBeLessThanOrEqual(claims.length * PAUSE_MS);
    for (const { from, to } of given)
      expect([from >= HEARD, to <= HEARD + until * MINUTE_MS]).toEqual([true, true]);
  }
});
