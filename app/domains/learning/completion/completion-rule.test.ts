import { expect, test } from 'vitest';
import { MINUTE_MS } from '#app/platform/time.ts';
import { attemptThatCounts, isAttemptFailed, nextAttempt } from './attempts.ts';
import { NO_FACTS, missingForCompletion } from './completion-rule.ts';
import { gates } from './gates.ts';

const rule = { status: 'completed' as const, minScore: '0.75', minMinutes: 5 };

test('everything that is missing is named, with what is there', () => {
  expect(
    missingForCompletion(rule, { ...NO_FACTS, scaledScore: '0.5', countedMs: 4 * MINUTE_MS + 59_999 }),
  ).toEqual([
    { code: 'status', needed: 'completed', has: null },
    { code: 'score', needed: '0.75', has: '0.5' },
    { code: 'minutes', needed: '5', has: '4' },
  ]);
});

test('the thresholds themselves are enough', () => {
  const facts = { ...NO_FACTS, completionStatus: 'completed', scaledScore: '0.75', countedMs: 5 * MINUTE_MS };
  expect(missingForCompletion(rule, facts)).toEqual([]);
});

test('a package that only says "passed" completes where the rule takes either word', () => {
  const facts = { ...NO_FACTS, successStatus: 'passed' };
  const either = { status: 'completed-or-passed' as const, minScore: null, minMinutes: 0 };
  expect(missingForCompletion(either, facts)).toEqual([]);
  expect(missingForCompletion({ ...either, status: 'completed' }, facts)).toHaveLength(1);
});

test('a failed test is named where nothing else says so, and once', () => {
  const facts = { ...NO_FACTS, completionStatus: 'completed', successStatus: 'failed', scaledScore: '0.2' };
  const codes = (status: 'completed' | 'passed' | 'completed-or-passed', minScore: string | null) =>
    missingForCompletion({ status, minScore, minMinutes: 0 }, { ...facts, test: { passMark: '0.7' } }).map(
      ({ code }) => code,
    );
  expect(codes('completed-or-passed', null)).toEqual(['failed']);
  expect(codes('completed', '0.1')).toEqual(['failed']);
  expect(codes('completed', '0.75')).toEqual(['score']);
  expect(codes('passed', null)).toEqual(['status']);
});

test('credit opens only after course and evaluation, in this order', () => {
  const states = (course: boolean, evaluation: boolean) =>
    gates({ disclosures: null, course, evaluation }).map((gate) => gate.state);
  expect(states(false, false)).toEqual(['done', 'next', 'later', 'later']);
  expect(states(true, false)).toEqual(['done', 'done', 'next', 'later']);
  expect(states(true, true)).toEqual(['done', 'done', 'done', 'done']);
});

test('disclosures come before the course, and only where there are some', () => {
  const states = (disclosures: boolean | null) =>
    gates({ disclosures, course: false, evaluation: false }).map(({ id, state }) => `${id} ${state}`);
  expect(states(false)).toEqual([
    'registered done',
    'disclosures next',
    'course later',
    'evaluation later',
    'credit later',
  ]);
  expect(states(true)[2]).toBe('course next');
  expect(states(null)).toHaveLength(4);
});

test('a test is lost when the package says so or the score is below what is asked', () => {
  const rule = { status: 'completed' as const, minScore: '0.75', minMinutes: 0 };
  const lost = (successStatus: string | null, scaledScore: string | null) =>
    isAttemptFailed(rule, { successStatus, scaledScore });
  expect([lost(null, '0.74'), lost('failed', null), lost('passed', '0.75'), lost(null, null)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('the next attempt opens when the waiting time is over, and none after the last', () => {
  const rule = { status: 'passed' as const, minScore: null, minMinutes: 0, maxTries: 2, waitHours: 24 };
  const ended = new Date('2026-01-01T00:00:00Z');
  const at = (iso: string, tries = 1) => nextAttempt(rule, tries, ended, new Date(iso));
  expect([at('2026-01-01T01:30:00Z'), at('2026-01-02T00:00:00Z'), at('2026-01-03T00:00:00Z', 2)]).toEqual([
    { hours: 23 },
    null,
    'never',
  ]);
});

test('which attempt is judged: the last, the first, or the best by result, completion and score', () => {
  const attempt = (
    completionStatus: string | null,
    successStatus: string | null,
    scaledScore: string | null,
  ) => ({
    completionStatus,
    successStatus,
    scaledScore,
  });
  const attempts = [
    attempt('completed', 'failed', '0.5'),
    attempt('completed', 'passed', '0.8'),
    attempt('completed', 'passed', '0.9'),
    attempt('incomplete', null, null),
  ];
  const counting = (counts?: 'last' | 'best' | 'first') =>
    attempts.indexOf(attemptThatCounts({ ...rule, ...(counts ? { counts } : {}) }, attempts)!);
  expect([counting(), counting('last'), counting('first'), counting('best')]).toEqual([3, 3, 0, 2]);
  expect(attemptThatCounts({ ...rule, counts: 'best' }, [])).toBeUndefined();
});
