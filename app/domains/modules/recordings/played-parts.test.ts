import { expect, test } from 'vitest';
import { MINUTE_MS } from '#app/platform/time.ts';
import { addPlayed, isEnough, playedPercent } from './played-parts.ts';

const viewing = (played: [number, number][], transcriptReadAt: Date | null = null) => ({
  played,
  transcriptReadAt,
});

test('what was played is joined with what was played before, and counts once', () => {
  const half = addPlayed([], [[0, 50]], 100, MINUTE_MS);
  expect(playedPercent(half)).toBe(50);
  const more = addPlayed(half, [[40, 60], [80, 90]], 100, MINUTE_MS);
  expect(more).toEqual([[0, 60_000], [80_000, 90_000]]);
  expect(playedPercent(more)).toBe(70);
}); // oxfmt-ignore

test('no more is believed than the time since the last signal allows at double speed, and the rest comes later', () => {
  const first = addPlayed([], [[0, 100]], 100, null);
  expect(playedPercent(first)).toBe(5);
  const second = addPlayed(first, [[0, 100]], 100, 20_000);
  expect(playedPercent(second)).toBe(45);
  expect(playedPercent(addPlayed(second, [[0, 100]], 100, 20_000))).toBe(85);
  // Many signals at once bring nothing.
  expect(addPlayed(second, [[0, 100]], 100, 0)).toEqual(second);
});

test('a night of silence is no night of playing', () => {
  expect(playedPercent(addPlayed([], [[0, 7200]], 7200, 8 * 60 * MINUTE_MS))).toBe(17);
});

test('parts are of the length of the recording that was played: halves of a longer and a shorter one are a whole', () => {
  const half = addPlayed([], [[0, 60]], 120, MINUTE_MS);
  expect(playedPercent(addPlayed(half, [[50, 100]], 100, MINUTE_MS))).toBe(100);
});

test('nonsense is not played: backwards, before the beginning, behind the end', () => {
  expect(addPlayed([], [[30, 20], [-50, -10], [200, 300]], 100, MINUTE_MS)).toEqual([]);
  expect(addPlayed([], [[90, 500]], 100, MINUTE_MS)).toEqual([[90_000, 100_000]]);
}); // oxfmt-ignore

test('a thousand crumbs are kept as two hundred parts, the largest', () => {
  const crumbs = Array.from({ length: 1000 }, (_, at): [number, number] => [at, at + (at < 100 ? 0.5 : 0.1)]);
  const kept = addPlayed([], crumbs, 1000, 10 * MINUTE_MS);
  expect(kept).toHaveLength(200);
  expect(kept.filter(([from]) => from < 10_000)).toHaveLength(100);
});

test('enough is the share that is asked for, or the transcript', () => {
  expect(isEnough(undefined, 80)).toBe(false);
  expect(isEnough(viewing([[0, 79_000]]), 80)).toBe(false);
  expect(isEnough(viewing([[0, 80_000]]), 80)).toBe(true);
  expect(isEnough(viewing([], new Date()), 80)).toBe(true);
});
