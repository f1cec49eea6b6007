import { expect, test } from 'vitest';
import { isFailed, leadingAttempt, type TestAttempt } from './test-result.ts';

const attempt = (number: number, outcome: TestAttempt['outcome'], score: string | null): TestAttempt => ({
  number,
  at: '2026-03-01T10:00:00Z',
  outcome,
  score,
  right: null,
});

test('a result says the best attempt that passed, whatever was tried after it', () => {
  const attempts = [
    attempt(1, 'failed', '0.2'),
    attempt(2, 'passed', '0.75'),
    attempt(3, 'passed', '1'),
    attempt(4, 'failed', '0.1'),
  ];
  expect(leadingAttempt({ attempts, counts: 'best' })?.number).toBe(3);
  expect(isFailed({ attempts, counts: 'best' })).toBe(false);
  expect(leadingAttempt({ attempts, counts: 'last' })?.number).toBe(4);
  expect(leadingAttempt({ attempts, counts: 'first' })?.number).toBe(1);
});

test('where none has passed it says the last, and one that is open has not failed', () => {
  const failed = [attempt(1, 'failed', '0.9'), attempt(2, 'failed', '0.5')];
  expect(leadingAttempt({ attempts: failed, counts: 'best' })?.number).toBe(2);
  expect(isFailed({ attempts: failed, counts: 'best' })).toBe(true);
  expect(isFailed({ attempts: [...failed, attempt(3, 'open', null)], counts: 'best' })).toBe(false);
  expect(isFailed({ attempts: [], counts: 'best' })).toBe(false);
});
