import { expect, test } from 'vitest';
import type { PackageData } from '#app/domains/modules/packages/package-data.ts';
import { packKept } from '#app/domains/modules/packages/pack-kept.ts';
import { isOpen } from './conditions.ts';
import { isOver, waitsUntil } from './attempts.ts';
import { begin, giveAnswer, readKept, result, settle, share, whole } from './progress.ts';

const question = (id: string, answer: boolean) => ({
  id,
  kind: 'truefalse' as const,
  objectives: ['a'],
  references: [],
  answer,
});
const choice = (...options: string[]) => ({
  ...question('q1', true),
  kind: 'single' as const,
  options,
  answer: 'a',
});
const nothing = {
  pass: null,
  limit: null,
  wait: null,
  after: [],
  score: null,
  from: null,
  draw: [],
  questions: [],
};
const NOW = Date.parse('2026-12-01T10:00:00Z');
const data: PackageData = {
  standard: 'scorm-2004',
  iri: 'https://majakka.example.org/activities/courses/1',
  source: 'en',
  references: [],
  languages: {},
  modules: [
    { ...nothing, id: 'read', kind: 'lesson', required: true },
    { ...nothing, id: 'more', kind: 'lesson', required: false },
    {
      ...nothing,
      id: 'test',
      kind: 'questions',
      required: true,
      pass: 50,
      limit: 600_000,
      wait: 3_600_000,
      after: ['read'],
      questions: [question('q1', true), question('q2', true)],
    },
  ],
};
const kept = () => ({ ...readKept('', data), l: 'en' });

test('a lesson is done when each of its pages was read, and opens what waits for it', () => {
  const state = kept();
  state.r[0] = [0];
  settle(data, state, 0, 2, NOW);
  expect([state.x, isOpen(data, state, 2, NOW)]).toEqual([[], false]);
  state.r[0] = [0, 1];
  settle(data, state, 0, 2, NOW);
  expect([state.x, isOpen(data, state, 2, NOW)]).toEqual([[0], true]);
  expect(whole(data, state, NOW)).toEqual({ status: 'incomplete', score: null });
});

test('a test is failed or passed by its mark, the best attempt stays, and what is optional is not waited for', () => {
  const state = kept();
  state.x = [0];
  const answer = (...given: string[]) => {
    begin(state, data.modules[2]!, 2, NOW);
    for (const [number, each] of given.entries()) giveAnswer(state, 2, number, [each]);
    settle(data, state, 2, 1, NOW);
  };
  answer('false');
  expect(result(data, state, data.modules[2]!, 2, NOW)).toBeNull();
  answer('false', 'false');
  expect(whole(data, state, NOW)).toEqual({ status: 'failed', score: 0 });
  answer('true', 'true');
  expect(whole(data, state, NOW)).toEqual({ status: 'passed', score: 1 });
  answer('true', 'false');
  expect(whole(data, state, NOW)).toEqual({ status: 'passed', score: 1 });
});

test('of several tests none is failed that was passed before, nor while another was never tried', () => {
  const [, , one] = data.modules;
  const two = {
    ...data,
    modules: [
      { ...one!, after: [] },
      { ...one!, id: 'other', after: [] },
    ],
  };
  const state = kept();
  const answer = (at: number, ...given: string[]) => {
    begin(state, two.modules[at]!, at, NOW);
    for (const [number, each] of given.entries()) giveAnswer(state, at, number, [each]);
    settle(two, state, at, 1, NOW);
  };
  answer(0, 'false', 'false');
  expect(whole(two, state, NOW).status).toBe('incomplete');
  answer(0, 'true', 'true');
  answer(0, 'false', 'false');
  expect(whole(two, state, NOW).status).toBe('incomplete');
  answer(1, 'false', 'false');
  expect(whole(two, state, NOW)).toEqual({ status: 'failed', score: 0.5 });
  answer(1, 'true', 'true');
  expect(whole(two, state, NOW)).toEqual({ status: 'passed', score: 1 });
});

test('what was kept by something else is a beginning', () => {
  expect(readKept('not JSON', data)).toMatchObject({ l: 'en', m: 0, x: [] });
  expect(readKept('{"l":"en","m":1}', data)).toMatchObject({ l: 'en', m: 0 });
  const text = packKept({ ...readKept('', data), l: 'xx', m: 1, x: [0] }, data);
  expect(readKept(text.slice(0, -1), data)).toMatchObject({ l: 'en', m: 0, x: [] });
});

test('progress goes on while modules and questions are the same, and else begins in its language', () => {
  const languages = { en: {} as never, lv: {} as never };
  const same = { ...data, languages };
  const text = packKept({ ...readKept('', same), l: 'lv', m: 1, x: [0], b: { 2: 1 } }, same);
  expect(readKept(text, same)).toMatchObject({ l: 'lv', m: 1, x: [0], b: { 2: 1 } });
  const [read, more, last] = data.modules;
  const others = [
    [more!, read!, last!],
    [read!, last!],
    [read!, more!, { ...last!, questions: last!.questions.toReversed() }],
    [read!, more!, { ...last!, questions: [choice('a', 'b'), last!.questions[1]!] }],
  ];
  for (const modules of others)
    expect(readKept(text, { ...same, modules })).toMatchObject({ l: 'lv', m: 0, x: [], b: {} });
});

test('the time of an attempt ends it: what was not answered is wrong, and the next one waits from its end', () => {
  const state = kept();
  const test_ = data.modules[2]!;
  state.x = [0];
  begin(state, test_, 2, NOW);
  giveAnswer(state, 2, 0, ['false']);
  const late = NOW + 900_000;
  expect([isOver(state, test_, 2, NOW + 599_000), isOver(state, test_, 2, late)]).toEqual([false, true]);
  expect(result(data, state, test_, 2, late)).toEqual({ right: 0, of: 2, passed: false });
  settle(data, state, 2, 1, late);
  expect(whole(data, state, late)).toEqual({ status: 'failed', score: 0 });
  // Ten minutes after it began, not when somebody saw it.
  expect(waitsUntil(state, test_, 2, late)).toBe(NOW + 600_000 + 3_600_000);
  expect(waitsUntil(state, test_, 2, NOW + 600_000 + 3_600_000)).toBeNull();
  // What is kept of it survives as text, as the learning system keeps it.
  const again = readKept(packKept({ ...state, l: 'en' }, data), { ...data, languages: { en: {} as never } });
  expect(waitsUntil(again, test_, 2, late)).toBe(NOW + 600_000 + 3_600_000);
});

test('a clock that is set back neither goes on with an attempt that was over nor makes the wait longer', () => {
  const state = kept();
  const test_ = data.modules[2]!;
  begin(state, test_, 2, NOW);
  giveAnswer(state, 2, 0, ['false']);
  settle(data, state, 2, 1, NOW + 900_000);
  const before = NOW - 86_400_000;
  expect(isOver(state, test_, 2, before)).toBe(true);
  expect(waitsUntil(state, test_, 2, before)).toBe(before + 3_600_000);
  settle(data, state, 2, 1, before);
  expect(waitsUntil(state, test_, 2, before + 3_600_000)).toBeNull();
  begin(state, test_, 2, before + 3_600_000);
  expect(isOver(state, test_, 2, before + 3_600_000)).toBe(false);
});

test('how much is done counts pages and questions of what is required', () => {
  const state = kept();
  const pagesOf = (at: number) => [3, 5, 1][at]!;
  expect(share(data, state, pagesOf)).toBe(0);
  state.r[0] = [0, 1];
  state.r[1] = [0, 1, 2];
  expect(share(data, state, pagesOf)).toBe(40);
  state.x = [0];
  expect(share(data, state, pagesOf)).toBe(60);
  state.x = [0, 2];
  expect(share(data, state, pagesOf)).toBe(100);
});

test('a score of three answers is not more than it is, and a beginner reads a language of theirs', () => {
  const state = kept();
  const three = { ...data, modules: [{ ...data.modules[2]!, questions: ['a', 'b', 'c'].map((id) => question(id, true)) }] }; // oxfmt-ignore
  begin(state, three.modules[0]!, 0, NOW);
  for (const [number, given] of ['true', 'true', 'false'].entries()) giveAnswer(state, 0, number, [given]);
  settle(three, state, 0, 1, NOW);
  expect(whole(three, state, NOW)).toEqual({ status: 'passed', score: 0.6666 });
  const languages = { en: {} as never, lv: {} as never };
  expect(readKept('', { ...data, languages }, ['fi-FI', 'lv-LV', 'en']).l).toBe('lv');
});
