import { expect, test } from 'vitest';
import { unitsBehind } from './units-behind.ts';

const period = { from: '2022-01-01', to: '2026-12-31', gone: 0.75, over: false, extensionDays: 0, submissionDue: null }; // oxfmt-ignore
const behind = (more: Partial<Parameters<typeof unitsBehind>[0]>) =>
  unitsBehind({ period, required: '250', remaining: '233', total: '17', ...more });

test('behind is what an even pace would have by today, in whole units', () => {
  expect(behind({})).toBe(170);
  expect(behind({ total: '187', remaining: '63' })).toBeNull();
  expect(behind({ total: '186.4', remaining: '63.6' })).toBe(1);
});

test('nobody is behind who is ahead, has all of it, has nothing to reach, or whose period is over', () => {
  expect(behind({ total: '200', remaining: '50' })).toBeNull();
  expect(behind({ remaining: '0' })).toBeNull();
  expect(behind({ required: null, remaining: null })).toBeNull();
  expect(behind({ period: null })).toBeNull();
  expect(behind({ period: { ...period, over: true } })).toBeNull();
});
