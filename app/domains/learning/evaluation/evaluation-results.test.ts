import { expect, test } from 'vitest';
import { EVALUATION_FORM } from './evaluation-form.ts';
import { evaluationResults, favourableShare, type GivenAnswers } from './evaluation-results.ts';

const { questions } = EVALUATION_FORM;
const given = (n: number, more: (i: number) => Partial<GivenAnswers> = () => ({})): GivenAnswers[] =>
  Array.from({ length: n }, (_, i) => ({
    language: 'fi',
    version: 1,
    month: '2026-11',
    answers: { objectives: '5', relevant: '3', unbiased: 'yes', level: 'partly', comment: `words ${9 - i}` },
    ...more(i),
  }));

test('below five answers nothing is shown but how many there are', () => {
  const results = evaluationResults(given(4), questions, 'en');
  expect(results).toMatchObject({ given: 4, shown: 0, words: [], groups: { language: [], month: [] } });
  expect(results.questions.map(favourableShare)).toEqual([null, null, null, null]);
});

test('answers are shown by whole fives, so that nobody’s can be told from what was shown before', () => {
  const five = evaluationResults(given(5), questions, 'en');
  expect(evaluationResults(given(9), questions, 'en')).toEqual({ ...five, given: 9 });
  expect(five.words).toEqual(['words 5', 'words 6', 'words 7', 'words 8', 'words 9']);
  expect(five.questions.map(favourableShare)).toEqual([1, 0, 1, 0]);
});

test('what a total has beside its groups is five people or nobody', () => {
  const languages = evaluationResults(
    given(15, (i) => ({ language: i < 8 ? 'fi' : i < 14 ? 'sv' : 'et' })),
    questions,
    'en',
  ).groups.language;
  expect(languages.map(({ name, shown }) => [name, shown])).toEqual([['et', null], ['fi', 5], ['sv', 5]]); // oxfmt-ignore
});
