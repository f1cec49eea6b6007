import { expect, test } from 'vitest';
import type { QuestionKey } from '#app/domains/modules/types.ts';
import { mistakesOf } from './mistakes-of.ts';

const asked = { id: 'q', objectives: ['o'], references: [] };
const areas = [
  { id: 'left', shape: 'circle' as const, x: 20, y: 50, r: 10 },
  { id: 'right', shape: 'circle' as const, x: 80, y: 50, r: 10 },
];

test.each<[QuestionKey, string[], string[]]>([
  [{ ...asked, kind: 'single', options: ['a', 'b'], answer: 'a' }, ['b'], ['b']],
  [{ ...asked, kind: 'multiple', options: ['a', 'b', 'c'], answer: ['a', 'c'] }, ['a', 'b'], ['b', '-c']],
  [{ ...asked, kind: 'truefalse', answer: true }, ['false'], ['false']],
  [{ ...asked, kind: 'order', options: ['a', 'b'], answer: ['b', 'a'] }, ['a', 'b'], ['a,b']],
  [{ ...asked, kind: 'match', options: ['a', 'b', 'c'], targets: ['x', 'y'], answer: { a: 'x', b: 'y', c: 'y' } }, ['a=x', 'b=x', 'c=y'], ['b=x']],
  [{ ...asked, kind: 'numeric', answer: 7, tolerance: 0 }, ['8'], ['8']],
  [{ ...asked, kind: 'text' }, ['GPRS'], ['GPRS']],
  [{ ...asked, kind: 'hotspot', picture: 'p.svg', areas, answer: 'left' }, ['81,52'], ['right']],
  [{ ...asked, kind: 'hotspot', picture: 'p.svg', areas, answer: 'left' }, ['50,50'], ['']],
])('of a question of the kind $kind, what was wrong', (key, response, expected) => {
  expect(mistakesOf(key, response)).toEqual(expected);
}); // oxfmt-ignore
