import { expect, test } from 'vitest';
import { certificateNeeds } from './certificate-needs.ts';

const rule = { status: 'completed', minScore: null, minMinutes: 0 } as const;
const packaged = { test: null, isNative: false };

test.each([
  [rule, packaged, ['complete', 'evaluation']],
  [{ ...rule, status: 'passed', minMinutes: 30 }, packaged, ['test', 'minutes', 'evaluation']],
  [{ ...rule, status: 'completed-or-passed' }, packaged, ['complete_or_pass', 'evaluation']],
  [
    { ...rule, status: 'completed-or-passed' },
    { ...packaged, test: { passMark: '0.7' } },
    ['test', 'evaluation'],
  ],
  [{ ...rule, minMinutes: 5 }, { ...packaged, isNative: true }, ['parts', 'minutes', 'evaluation']],
] as const)('%j with %j needs %j', (given, of, codes) => {
  expect(certificateNeeds(given, of).map(({ code }) => code)).toEqual(codes);
});

test('of two marks the higher one is needed', () => {
  const [need] = certificateNeeds(
    { ...rule, status: 'passed', minScore: '0.6' },
    { ...packaged, test: { passMark: '0.75' } },
  );
  expect(need).toEqual({ code: 'test', mark: '0.75' });
});
