import { expect, test } from 'vitest';
import { type FirstAnswer, QuestionStatistics } from './question-statistics.ts';

const answer = (id: string, isRight: boolean | null, mistakes: string[] = []): FirstAnswer => ({
  id,
  description: '',
  type: 'choice',
  isRight,
  mistakes,
  seconds: null,
});
/** Attempts at three questions: `110` is right, right, wrong. */
const listOf = (attempts: string[]) => {
  const questions = new QuestionStatistics();
  for (const attempt of attempts)
    questions.add(
      'm',
      attempt.split('').map((digit, at) => answer('abc'[at]!, digit === '1')),
    );
  return new Map(questions.list().map((each) => [each.id, each]));
};

test('a question that only the best get right discriminates fully, one that only the others do the other way', () => {
  const best = listOf([...Array(5).fill('111'), ...Array(5).fill('000')]);
  expect(['a', 'b', 'c'].map((id) => best.get(id)!.discrimination)).toEqual([1, 1, 1]);
  const worst = listOf([...Array(5).fill('011'), ...Array(5).fill('100')]);
  expect(worst.get('a')!.discrimination).toBeCloseTo(-1, 10);
});

test('discrimination is the point-biserial correlation with the score of the rest', () => {
  const attempts = ['111', '111', '110', '101', '110', '011', '000', '001', '000', '010'];
  // The textbook's formula: (M1 - M0) / s * sqrt(pq), over the share of the other two questions.
  const rest = attempts.map(([, b, c]) => (Number(b) + Number(c)) / 2);
  const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
  const deviation = Math.sqrt(mean(rest.map((each) => (each - mean(rest)) ** 2)));
  const those = (digit: string) => mean(rest.filter((_, at) => attempts[at]![0] === digit));
  const expected = ((those('1') - those('0')) / deviation) * Math.sqrt(0.5 * 0.5);
  expect(listOf(attempts).get('a')!.discrimination).toBeCloseTo(expected, 10);
  expect(expected).toBeCloseTo(3 / 7, 10);
});

test('of too few answers, or where all are alike, it says nothing', () => {
  expect(listOf(Array(4).fill('111').concat(Array(5).fill('000'))).get('a')!.discrimination).toBeNull();
  expect(listOf(Array(12).fill('110')).get('a')!.discrimination).toBeNull();
  const alone = new QuestionStatistics();
  for (let i = 0; i < 12; i++) alone.add('m', [answer('a', i % 2 === 0)]);
  expect(alone.list()[0]!.discrimination).toBeNull();
});

test('mistakes are counted one by one, the most frequent first; only what belongs here is counted', () => {
  const questions = new QuestionStatistics();
  const wrong = answer('a', false, ['x', 'y']);
  questions.add('m', [wrong, answer('b', true)]);
  questions.add('m', [answer('a', false, ['y'])]);
  questions.add('m', [answer('a', null), answer('b', true)], [answer('a', null)]);
  const [a, b] = questions.list();
  expect(a).toMatchObject({ id: 'a', asked: 3, scored: 2, correct: 0, share: 0 });
  expect(a!.mistakes).toEqual([
    { response: 'y', count: 2 },
    { response: 'x', count: 1 },
  ]);
  expect(b).toMatchObject({ id: 'b', asked: 1, share: 1 });
});
