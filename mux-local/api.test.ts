import { expect, test } from 'vitest';
import { isSameSecret } from './api.ts';

test('credentials are the same byte by byte; others of as many characters are refused, whatever they are', () => {
  expect(isSameSecret('Basic abc', 'Basic abc')).toBe(true);
  expect(isSameSecret('Basic abd', 'Basic abc')).toBe(false);
  expect(isSameSecret('Basic abé', 'Basic abc')).toBe(false);
});
