import { expect, test } from 'vitest';
import { cutsOf } from './clips.ts';

const part = (folder: string, ...durations: number[]) => ({
  folder,
  init: 'v-init.mp4',
  segments: durations.map((duration, i) => ({ uri: `v0000${i}.m4s`, duration, at: null })),
});

test('a clip takes of each connection what lies between its times', () => {
  const parts = [part('1', 4, 4), part('2', 6), part('3', 10, 10)];
  const cuts = (from: number, to: number | null) =>
    cutsOf(parts, from, to).map((cut) => [cut.part.folder, cut.from, cut.to]);
  expect(cuts(3, 20)).toEqual([['1', 3, null], ['2', 0, null], ['3', 0, 6]]);
  expect(cuts(5, 14)).toEqual([['1', 5, null], ['2', 0, null]]);
  expect(cuts(25, 26)).toEqual([['3', 11, 12]]);
  expect(cuts(25, null)).toEqual([['3', 11, null]]);
  expect(cuts(40, 50)).toEqual([]);
}); // oxfmt-ignore
