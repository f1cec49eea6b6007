import { expect, test } from 'vitest';
import type { Module, QuestionKey } from '#app/domains/modules/types.ts';
import { drawQuestions } from './draw-questions.ts';

const question = (id: string, ...objectives: string[]): QuestionKey => ({
  id,
  objectives,
  references: [],
  kind: 'truefalse',
  answer: true,
});
const module: Module = {
  id: 'final',
  kind: 'questions',
  minutes: 5,
  objectives: [],
  required: true,
  opens: {},
  draw: [],
  questions: [
    question('a1', 'a'),
    question('b1', 'b', 'a'),
    question('a2', 'a'),
    question('a3', 'a', 'b'),
    question('b2', 'b'),
  ],
};

test('without a draw all questions are asked, in order', () => {
  expect(drawQuestions(module, () => 0.5)).toEqual(['a1', 'b1', 'a2', 'a3', 'b2']);
});

test('a draw takes so many of the pool of each objective, never one twice, in the order of the module', () => {
  const draw = [
    { objective: 'a', count: 2 },
    { objective: 'b', count: 1 },
  ];
  const seen = new Set<string>();
  for (let at = 0; at < 50; at++) {
    const drawn = drawQuestions({ ...module, draw }, Math.random);
    expect(drawn.filter((id) => id.startsWith('a'))).toHaveLength(2);
    expect(drawn.filter((id) => id.startsWith('b'))).toHaveLength(1);
    expect(drawn).toEqual(module.questions.map(({ id }) => id).filter((id) => drawn.includes(id)));
    for (const id of drawn) seen.add(id);
  }
  // Fifty draws that never take one of five would happen once in a million years.
  expect(seen.size).toBe(5);
  expect(drawQuestions({ ...module, draw }, () => 0)).toEqual(['a1', 'b1', 'a2']);
  expect(drawQuestions({ ...module, draw }, () => 0.999)).toEqual(['a2', 'a3', 'b2']);
});
