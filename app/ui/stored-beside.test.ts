import { expect, test } from 'vitest';
import type { FormState } from './form-state.ts';
import { storedBeside } from './stored-beside.ts';

/** What stands beside the field `name`, whose form was sent with `values` and came back for `code`. */
function beside(
  stored: string | number | boolean | string[] | null,
  values: FormState['values'],
  code = 'changed_meanwhile',
) {
  const state: FormState = { fields: {}, failure: { code, facts: {} }, values };
  return storedBeside({ state, values: { name: stored }, overwrites: true }, 'name', undefined);
}

test('what is stored is said where it differs from what was sent, by a form that was too late', () => {
  expect(beside('8', { name: '9' })).toBe('8');
  expect(beside(8, { name: '8' })).toBeNull();
  expect(beside('8', { name: '' })).toBe('8');
  expect(beside(null, { name: '9' })).toBe('–');
  expect(beside('8', { name: '9' }, 'invalid')).toBeNull();
});

test('a field that was not sent shows what is stored, and nothing is said beside it', () => {
  expect(beside('8', { other: 'x' })).toBeNull();
  expect(beside(8, {})).toBeNull();
});

test('a box that was not sent was not ticked, unless nothing was sent at all', () => {
  expect(beside(true, { other: 'x' })).toBe('yes');
  expect(beside(['a', 'b'], { other: 'x' })).toBe('a, b');
  expect(beside(false, { other: 'x' })).toBeNull();
  expect(beside(true, {})).toBeNull();
  expect(beside(['a'], {})).toBeNull();
});
