import { expect, test } from 'vitest';
import { failsTest } from '#app/domains/catalogue/versions/fails-test.ts';
import { defaultCompletionRule, packageTest } from './package-test.ts';

const point = (masteryScore: string | null, scaledPassingScore: string | null = null) => ({
  masteryScore,
  scaledPassingScore,
});
const of12 = (...marks: (string | null)[]) =>
  packageTest({ standard: 'scorm-1.2', points: marks.map((mark) => point(mark)), contents: null });

test('a mastery score of SCORM 1.2 is a mark in per cent, a measure of SCORM 2004 is a share', () => {
  expect(of12('70')).toEqual({ passMark: '0.7' });
  expect(of12('66.67')).toEqual({ passMark: '0.6667' });
  const points = [point(null, '0.8')];
  expect(packageTest({ standard: 'scorm-2004', points, contents: null })).toEqual({ passMark: '0.8' });
});

test('what is no number is no mark, and the mark of another standard is none', () => {
  expect(of12('seventy')).toBeNull();
  expect(of12(null)).toBeNull();
  expect(packageTest({ standard: 'scorm-2004', points: [point('70')], contents: null })).toBeNull();
});

test('several parts have their own marks, and none together', () => {
  expect(of12(null, '80')).toEqual({ passMark: null });
});

test('a package with a test begins with `passed` and its mark, one without as before', () => {
  expect(defaultCompletionRule({ passMark: '0.7' })).toEqual({
    status: 'passed',
    minScore: '0.7',
    minMinutes: 0,
  });
  expect(defaultCompletionRule({ passMark: null }).minScore).toBeNull();
  expect(defaultCompletionRule({ passMark: '-0.5' }).minScore).toBeNull();
  expect(defaultCompletionRule(null).status).toBe('completed-or-passed');
});

const rule = (status: 'completed' | 'passed' | 'completed-or-passed', minScore: string | null = null) => ({
  status,
  minScore,
});
const result = (successStatus: string | null, scaledScore: string | null) => ({ successStatus, scaledScore });

test('a failed attempt earns nothing where the rule or the package has a test', () => {
  expect(failsTest(rule('completed-or-passed'), result('failed', null), null)).toBe(true);
  expect(failsTest(rule('passed'), result('failed', '1'), null)).toBe(true);
  expect(failsTest(rule('completed', '0.5'), result(null, '0.49'), null)).toBe(true);
  expect(failsTest(rule('completed'), result(null, '0'), { passMark: '0.7' })).toBe(true);
  expect(failsTest(rule('completed'), result('failed', null), { passMark: null })).toBe(true);
});

test('the mark itself is enough, and a rule that asks for no test of a package without one looks at none', () => {
  expect(failsTest(rule('completed'), result(null, '0.7'), { passMark: '0.7' })).toBe(false);
  expect(failsTest(rule('completed'), result('failed', '0'), null)).toBe(false);
  expect(failsTest(rule('completed-or-passed'), result(null, null), { passMark: '0.7' })).toBe(false);
});
