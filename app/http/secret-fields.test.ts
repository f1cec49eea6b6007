import { expect, test } from 'vitest';
import { secretsIn } from './secret-fields.server.ts';

test('a password, a key and a one-time code are secrets of a form; a code that it calls a text is none', () => {
  const values = { currentPassword: 'a', token: 'Basic abc', code: '123456', name: 'Anna', texts: 'name' };
  expect(secretsIn(values)).toEqual(['currentPassword', 'token', 'code']);
  expect(secretsIn({ code: 'LV-2026-7', units: '2', texts: 'category code' })).toEqual([]);
  expect(secretsIn({ token: 'abc', texts: 'token' })).toEqual(['token']);
});
