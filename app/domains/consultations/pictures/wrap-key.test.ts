import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { unwrapKey, wrapKey } from './wrap-key.ts';

const [installation, older, key] = [randomBytes(32), randomBytes(32), randomBytes(32)];

test('a wrapped key does not hold the key, opens for its own row alone, and also under the key before', () => {
  const held = wrapKey(older, key, 'row');
  expect(held).not.toContain(key.toString('base64'));
  expect(unwrapKey([installation, older], held, 'row')).toEqual(key);
  expect(() => unwrapKey([installation, older], held, 'another')).toThrow();
  expect(() => unwrapKey([installation], held, 'row')).toThrow('another key');
});

test('a key of before, which lay open in its row, is still read', () => {
  expect(unwrapKey([installation], key.toString('base64'), 'row')).toEqual(key);
});
