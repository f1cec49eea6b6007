import { expect, test } from 'vitest';
import { moved } from './moved.ts';

test('a thing is moved to a place, and no further than the ends', () => {
  const list = ['a', 'b', 'c', 'd'];
  expect(moved(list, 'c', 1)).toEqual(['c', 'a', 'b', 'd']);
  expect(moved(list, 'a', 3)).toEqual(['b', 'c', 'a', 'd']);
  expect(moved(list, 'b', 2)).toEqual(list);
  expect(moved(list, 'a', 99)).toEqual(['b', 'c', 'd', 'a']);
  expect(moved(list, 'd', -1)).toEqual(['d', 'a', 'b', 'c']);
});
