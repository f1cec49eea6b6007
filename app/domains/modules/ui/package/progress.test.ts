import { expect, test } from 'vitest';
import type { PackageData } from '#app/domains/modules/packages/package-data.ts';
import { begin, giveAnswer, isOpen, readKept, result, settle, whole } from './progress.ts';

const question = (id: string, answer: boolean) => ({
  id,
  kind: 'truefalse' as const,
  objectives: ['a'],
  references: [],
  answer,
});
const data: PackageData = {
  source: 'en',
  references: [],
  languages: {},
  modules: [
    { id: 'read', kind: 'lesson', required: true, pass: null, after: [], draw: [], questions: [] },
    { id: 'more', kind: 'lesson', required: false, pass: null, after: [], draw: [], questions: [] },
    {
      id: 'test',
      kind: 'questions',
      required: true,
      pass: 50,
      after: ['read'],
      draw: [],
      questions: [question('q1', true), question('q2', true)],
    },
  ],
};
const kept = () => ({ ...readKept('', data), l: 'en' });

test('a lesson is done when each of its pages was read, and opens what waits for it', () => {
  const state = kept();
  state.r[0] = [0];
  settle(data, state, 0, 2);
  expect([state.x, isOpen(data, state, 2)]).toEqual([[], false]);
  state.r[0] = [0, 1];
  settle(data, state, 0, 2);
  expect([state.x, isOpen(data, state, 2)]).toEqual([[0], true]);
  expect(whole(data, state)).toEqual({ status: 'incomplete', score: null });
});

test('a test is failed or passed by its mark, the best attempt stays, and what is optional is not waited for', () => {
  const state = kept();
  state.x = [0];
  const answer = (...given: string[]) => {
    begin(state, data.modules[2]!, 2);
    for (const [number, each] of given.entries()) giveAnswer(state, 2, number, [each]);
    settle(data, state, 2, 1);
  };
  answer('false');
  expect(result(data, state, data.modules[2]!, 2)).toBeNull();
  answer('false', 'false');
  expect(whole(data, state)).toEqual({ status: 'failed', score: 0 });
  answer('true', 'true');
  expect(whole(data, state)).toEqual({ status: 'passed', score: 1 });
  answer('true', 'false');
  expect(whole(data, state)).toEqual({ status: 'passed', score: 1 });
});

test('what was kept by something else is a beginning', () => {
  expect(readKept('not JSON', data)).toMatchObject({ l: 'en', m: 0, x: [] });
  expect(readKept('{"l":"xx","m":1}', data)).toMatchObject({ l: 'en', m: 1 });
});
