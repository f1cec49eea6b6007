import { ZodError } from 'zod';
import { expect, test } from 'vitest';
import { parseLeaves } from './leaves.ts';

const wrong = (from: string, to: string, reason = 'parental_leave') => {
  try {
    parseLeaves({ 'leaveFrom-0': from, 'leaveTo-0': to, 'leaveReason-0': reason });
    return [];
  } catch (error) {
    return (error as ZodError).issues.map(({ path, message }) => [path[0], message]);
  }
};

test('of a leave the day that is missing is named, not the one that is there', () => {
  expect(wrong('', '2026-03-05')).toEqual([['leaveFrom-0', 'required']]);
  expect(wrong('2026-03-05', '')[0]).toEqual(['leaveTo-0', 'required']);
  expect(wrong('2026-03-05', '2026-03-01')).toEqual([['leaveTo-0', 'ends_before_start']]);
  expect(wrong('2026-03-01', '2026-03-05', '')).toEqual([['leaveReason-0', 'choose_from_list']]);
  expect(wrong('', '', '')).toEqual([]);
});
