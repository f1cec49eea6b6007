import { expect, test } from 'vitest';
import type { QuestionKey } from '#app/domains/modules/types.ts';
import { contentMark } from './content-mark.ts';
import { type Kept, packKept, unpackKept } from './pack-kept.ts';
import type { PackageModule } from './package-data.ts';

const common = { objectives: ['a'], references: [] };
const questions: QuestionKey[] = [
  { ...common, id: 'single', kind: 'single', options: ['a', 'b'], answer: 'a' },
  { ...common, id: 'multiple', kind: 'multiple', options: ['a', 'b', 'c'], answer: ['a'] },
  { ...common, id: 'truefalse', kind: 'truefalse', answer: true },
  { ...common, id: 'order', kind: 'order', options: ['a', 'b', 'c'], answer: ['a', 'b', 'c'] },
  { ...common, id: 'match', kind: 'match', options: ['a', 'b'], targets: ['x', 'y'], answer: { a: 'x', b: 'y' } },
  { ...common, id: 'numeric', kind: 'numeric', answer: 1, tolerance: 0 },
  { ...common, id: 'text', kind: 'text' },
  { ...common, id: 'hotspot', kind: 'hotspot', picture: 'a.svg', areas: [{ id: 'here', shape: 'circle', x: 1, y: 1, r: 1 }], answer: 'here' },
]; // oxfmt-ignore
const ANSWERS = [['b'], ['a', 'c'], ['false'], ['c', 'a', 'b'], ['a=y', 'b=x'], ['-22.5'], ['3.x.“ā”, 0.'], ['12.5,99']]; // oxfmt-ignore
const module = (id: string, kind: string, more: Partial<PackageModule> = {}): PackageModule => ({ id, kind, required: true, pass: null, limit: null, wait: null, after: [], score: null, from: null, draw: [], questions: [], ...more }); // oxfmt-ignore
const data = {
  modules: [module('read', 'lesson'), module('case', 'case', { questions }), module('test', 'questions', { questions }), module('more', 'lesson')],
}; // oxfmt-ignore
const mark = contentMark(data);
const nothing: Kept = { l: 'en', v: mark, m: 0, p: 0, r: {}, d: {}, a: {}, b: {}, x: [], s: {}, e: {} };
const there = (kept: Kept) => {
  const { l, rest } = unpackKept(packKept(kept, data), data, mark);
  return { l, v: mark, ...rest };
};

test('nothing, and all that progress can hold, are the same after they were packed', () => {
  expect(there(nothing)).toEqual(nothing);
  const whole: Kept = {
    l: 'lv',
    v: mark,
    m: 3,
    p: 17,
    r: { 0: [0, 4, 5, 17], 3: [0] },
    d: { 2: [7, 0, 6] },
    a: {
      ...Object.fromEntries(ANSWERS.map((answer, nth) => [`1.${nth}`, answer])),
      '2.7': ['here'],
      '2.6': ['0.1.'],
    },
    b: { 1: 0.7142, 2: 0 },
    x: [0, 1],
    s: { 2: 1_796_000_000 },
    e: { 2: 1_796_000_600 },
  };
  expect(there(whole)).toEqual(whole);
});

test('of other modules, questions or choices the language alone is read', () => {
  expect(unpackKept(packKept({ ...nothing, l: 'fi', v: 'other', x: [0] }, data), data, mark)).toEqual({
    l: 'fi',
    rest: null,
  });
});

test.each(['', 'null', '{"l":"en"}', packKept({ ...nothing, x: [0] }, data).slice(0, -2)])(
  '%j is refused',
  (text) => {
    expect(() => unpackKept(text, data, mark)).toThrow('not a number');
  },
);
