import { expect, test } from 'vitest';
import { prerequisitesHold } from './prerequisites.ts';

const statuses: Record<string, string> = { a: 'passed', b: 'completed', c: 'failed', d: 'incomplete' };
const hold = (script: string) => prerequisitesHold(script, (id) => statuses[id]);

test('SCORM 1.2 CAM §2.3.2.5.1: names, and, or, not, brackets', () => {
  expect(
    ['a', 'b', 'c', 'e', 'a&b', 'a & c', 'c|b', '~c', '~a', 'c|(a&b)', '~(a|c)', 'a&~c'].map(hold),
  ).toEqual([true, true, false, false, true, false, true, true, false, true, false, true]);
});

test('comparisons of a status, whole or by its letter', () => {
  expect(['a=passed', 'a="passed"', 'a=P', 'a=completed', 'c<>passed', 'e=n', 'e<>i'].map(hold)).toEqual([
    true, true, true, false, true, true, true,
  ]); // oxfmt-ignore
});

test('at least so many of a set', () => {
  expect(['2*{a,b,c}', '3*{a,b,c}', '1*{c,d,e}', '1*{c,d,a&b}'].map(hold)).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test('what cannot be read is told apart from what does not hold', () => {
  expect(['', 'a&', '(a', 'a b', '2*{a', '=a', 'a=', '&'].map(hold)).toEqual(Array(8).fill(null));
});
