import { expect, test } from 'vitest';
import type { QuestionKey } from '#app/domains/modules/types.ts';
import { areaOf, isRight } from './mark-answer.ts';

const about = { id: 'q', objectives: ['a'], references: [] };

test('one of several, and several of several: wholly right or wrong', () => {
  const single: QuestionKey = { ...about, kind: 'single', options: ['a', 'b'], answer: 'b' };
  expect([isRight(single, ['b']), isRight(single, ['a']), isRight(single, [])]).toEqual([true, false, false]);
  const multiple: QuestionKey = { ...about, kind: 'multiple', options: ['a', 'b', 'c'], answer: ['a', 'c'] };
  expect(isRight(multiple, ['c', 'a'])).toBe(true);
  expect(isRight(multiple, ['a'])).toBe(false);
  expect(isRight(multiple, ['a', 'b', 'c'])).toBe(false);
});

test('true or false, an order and pairs', () => {
  expect(isRight({ ...about, kind: 'truefalse', answer: false }, ['false'])).toBe(true);
  expect(isRight({ ...about, kind: 'truefalse', answer: false }, ['true'])).toBe(false);
  const order: QuestionKey = { ...about, kind: 'order', options: ['a', 'b', 'c'], answer: ['c', 'a', 'b'] };
  expect(isRight(order, ['c', 'a', 'b'])).toBe(true);
  expect(isRight(order, ['c', 'b', 'a'])).toBe(false);
  const match: QuestionKey = {
    ...about,
    kind: 'match',
    options: ['a', 'b'],
    targets: ['x', 'y'],
    answer: { a: 'y', b: 'x' },
  };
  expect(isRight(match, ['b=x', 'a=y'])).toBe(true);
  expect(isRight(match, ['a=x', 'b=y'])).toBe(false);
});

test('a number within its tolerance, both ends included', () => {
  const key: QuestionKey = { ...about, kind: 'numeric', answer: 0.3, tolerance: 0.1 };
  expect(['0.2', '0.3', '0.4'].map((given) => isRight(key, [given]))).toEqual([true, true, true]);
  expect(['0.19', '0.41', '-0.3'].map((given) => isRight(key, [given]))).toEqual([false, false, false]);
  expect(isRight({ ...about, kind: 'numeric', answer: 24, tolerance: 0 }, ['24.0'])).toBe(true);
});

test('a short text in any accepted form, whatever its case, spaces and quotes', () => {
  const key: QuestionKey = { ...about, kind: 'text' };
  expect(isRight(key, ['  GPS   Data. '], ['location', 'gps data'])).toBe(true);
  expect(isRight(key, ['„Vieta“'], ['vieta'])).toBe(true);
  expect(isRight(key, ['gps'], ['gps data'])).toBe(false);
  expect(isRight(key, [''], ['gps data'])).toBe(false);
});

test('a place in a picture: by its name or by a point; the nearest where two overlap', () => {
  const areas = [
    { id: 'a', shape: 'circle' as const, x: 20, y: 50, r: 10 },
    { id: 'b', shape: 'circle' as const, x: 32, y: 50, r: 10 },
  ];
  expect(areaOf(areas, 'b')).toBe('b');
  expect(areaOf(areas, '29.9,50')).toBe('b');
  expect(areaOf(areas, '20,61')).toBe(null);
  expect(areaOf(areas, 'nonsense')).toBe(null);
  expect(isRight({ ...about, kind: 'hotspot', picture: 'p.svg', areas, answer: 'a' }, ['21,50'])).toBe(true);
});

test('an area is round in a picture that is not square: its radius is of the width', () => {
  const areas = [{ id: 'a', shape: 'circle' as const, x: 50, y: 50, r: 10 }];
  // Half as high as wide: ten per cent of the width are twenty of the height.
  expect(['50,69', '50,71', '59,50', '61,50'].map((point) => areaOf(areas, point, 0.5))).toEqual([
    'a',
    null,
    'a',
    null,
  ]);
  const key: QuestionKey = { ...about, kind: 'hotspot', picture: 'p.svg', areas, answer: 'a', ratio: 0.5 };
  expect([isRight(key, ['50,69']), isRight({ ...key, ratio: 2 }, ['50,56'])]).toEqual([true, false]);
});
