import { expect, test } from 'vitest';
import { trackVisibleTime } from './visible-time.ts';

const S = 1000;

/** A page whose clock the test winds; it is looked at every five seconds. */
function page() {
  let now = 7_000_000;
  const time = trackVisibleTime(() => now);
  return {
    time,
    pass(seconds: number, isSeen = true) {
      for (let i = 0; i < seconds; i += 5) {
        now += 5 * S;
        time.tick(isSeen);
      }
    },
    sleep: (seconds: number) => (now += seconds * S),
  };
}

test('while the server answers nothing is claimed', () => {
  const { time, pass } = page();
  pass(120);
  expect(time.claim()).toBeUndefined();
  time.heard(1);
  pass(40);
  expect(time.claim()).toBeUndefined();
});

test('time since the last answer is told in milliseconds after it', () => {
  const { time, pass } = page();
  time.heard(99);
  time.tick(true);
  pass(120);
  expect(time.claim()).toEqual({ heard: 99, at: 120 * S, seen: [[0, 120 * S]] });
  time.heard(100);
  time.tick(true);
  pass(60);
  expect(time.claim()).toEqual({ heard: 100, at: 60 * S, seen: [[0, 60 * S]] });
});

test('a hidden page is not seen', () => {
  const { time, pass } = page();
  time.heard(99);
  time.tick(true);
  pass(30);
  time.tick(false);
  pass(60, false);
  time.tick(true);
  pass(30);
  expect(time.claim()?.seen).toEqual([
    [0, 30 * S],
    [90 * S, 120 * S],
  ]);
});

test('a device that slept was not looked at', () => {
  const { time, pass, sleep } = page();
  time.heard(99);
  time.tick(true);
  pass(30);
  sleep(200);
  pass(30);
  expect(time.claim()).toEqual({
    heard: 99,
    at: 260 * S,
    seen: [
      [0, 30 * S],
      [235 * S, 260 * S],
    ],
  });
});

test('a claim stays small: what is too long ago to count is left out', () => {
  const { time, pass } = page();
  time.heard(99);
  for (let i = 0; i < 500; i++) {
    time.tick(true);
    pass(5);
    time.tick(false);
    pass(5, false);
  }
  const { seen, at } = time.claim()!;
  expect(seen.length).toBeLessThanOrEqual(32);
  expect(Math.min(...seen.map(([, to]) => to))).toBeGreaterThanOrEqual(at - 300 * S);
});
