import { expect, test } from 'vitest';
import type { QuestionKey } from '#app/domains/modules/types.ts';
import { correctResponses, interactionResponse, interactionType } from './interaction.ts';

const about = { id: 'q', objectives: ['o'], references: [] };
const areas = [
  { id: 'left', shape: 'circle' as const, x: 20, y: 50, r: 10 },
  { id: 'right', shape: 'circle' as const, x: 80, y: 50, r: 10 },
];

const CASES: [QuestionKey, string, string[], string[], string | undefined][] = [
  [{ ...about, kind: 'single', options: ['a', 'b'], answer: 'b' }, 'choice', ['b'], ['a'], 'a'],
  [{ ...about, kind: 'multiple', options: ['a', 'b', 'c'], answer: ['a', 'c'] }, 'choice', ['a[,]c'], ['b', 'c'], 'b[,]c'],
  [{ ...about, kind: 'truefalse', answer: false }, 'true-false', ['false'], ['true'], 'true'],
  [{ ...about, kind: 'order', options: ['a', 'b', 'c'], answer: ['c', 'a', 'b'] }, 'sequencing', ['c[,]a[,]b'], ['a', 'b', 'c'], 'a[,]b[,]c'],
  [{ ...about, kind: 'match', options: ['a', 'b'], targets: ['x', 'y'], answer: { b: 'x', a: 'y' } }, 'matching', ['a[.]y[,]b[.]x'], ['a=x', 'b=x'], 'a[.]x[,]b[.]x'],
  [{ ...about, kind: 'numeric', answer: 138, tolerance: 0.5 }, 'numeric', ['137.5[:]138.5'], ['138.4'], '138.4'],
  [{ ...about, kind: 'numeric', answer: 0.3, tolerance: 0.1 }, 'numeric', ['0.2[:]0.4'], ['0.25'], '0.25'],
  [{ ...about, kind: 'numeric', answer: -2, tolerance: 0 }, 'numeric', ['-2'], ['-2'], '-2'],
  [{ ...about, kind: 'text' }, 'fill-in', ['{case_matters=false}GPS', '{case_matters=false}sijainti'], ['gps '], 'gps '],
  [{ ...about, kind: 'hotspot', picture: 'p.svg', areas, answer: 'left' }, 'choice', ['left'], ['80,51'], 'right'],
  [{ ...about, kind: 'hotspot', picture: 'p.svg', areas, answer: 'left' }, 'choice', ['left'], ['50,50'], undefined],
]; // oxfmt-ignore

test.each(CASES)('$kind', (key, type, patterns, given, response) => {
  expect(interactionType(key)).toBe(type);
  expect(correctResponses(key, ['GPS', 'sijainti', 'GPS'])).toEqual(patterns);
  expect(interactionResponse(key, given)).toBe(response);
});
