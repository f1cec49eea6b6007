import { expect, test } from 'vitest';
import { gates, missingForCompletion, NO_FACTS } from './judge.ts';

const rule = { status: 'completed' as const, minScore: '0.75', minMinutes: 5 };

test('everything that is missing is named, with what is there', () => {
  expect(
    missingForCompletion(rule, { ...NO_FACTS, scaledScore: '0.5', countedMs: 4 * 60_000 + 59_999 }),
  ).toEqual([
    { code: 'status', needed: 'completed', has: null },
    { code: 'score', needed: '0.75', has: '0.5' },
    { code: 'minutes', needed: '5', has: '4' },
  ]);
});

test('the thresholds themselves are enough', () => {
  const facts = { ...NO_FACTS, completionStatus: 'completed', scaledScore: '0.75', countedMs: 5 * 60_000 };
  expect(missingForCompletion(rule, facts)).toEqual([]);
});

test('a package that only says "passed" completes where the rule takes either word', () => {
  const facts = { ...NO_FACTS, successStatus: 'passed' };
  const either = { status: 'completed-or-passed' as const, minScore: null, minMinutes: 0 };
  expect(missingForCompletion(either, facts)).toEqual([]);
  expect(missingForCompletion({ ...either, status: 'completed' }, facts)).toHaveLength(1);
});

test('credit opens only after course and evaluation, in this order', () => {
  const states = (course: boolean, evaluation: boolean) =>
    gates({ course, evaluation }).map((gate) => gate.state);
  expect(states(false, false)).toEqual(['done', 'next', 'later', 'later']);
  expect(states(true, false)).toEqual(['done', 'done', 'next', 'later']);
  expect(states(true, true)).toEqual(['done', 'done', 'done', 'done']);
});
