import { expect, test } from 'vitest';
import { searchKey, searchWords } from './search-key.ts';

test.each([
  ['ŽUKAITĖ', 'zukaite'],
  ['Öberg', 'oberg'],
  ['Oberg', 'oberg'],
  ['Šimkus', 'simkus'],
  ['Müller-Lüdenscheidt', 'muller-ludenscheidt'],
  ['Strauß', 'strauss'],
  ['Łódź', 'lodz'],
  ['Ødegård', 'odegard'],
  ['Әлиева Əliyeva', 'әлиева eliyeva'],
  ['Ёлка Лук’янаў', "елка лук'янау"],
  ['Лукʼянаў', "лук'янау"],
  ['Anna‑Maria', 'anna-maria'],
  ['  two\u00a0\n blanks ', 'two blanks'],
  ['ﬁlm', 'film'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['김민준', '김민준'],
  ['शर्मा', 'शर्मा'],
  ['محمَّد', 'محمد'],
  ['علی\u200cرضا', 'علیرضا'],
])('%s is searched as %s, composed or decomposed', (text, key) => {
  expect(searchKey(text.normalize('NFC'))).toBe(key);
  expect(searchKey(text.normalize('NFD'))).toBe(key);
  expect(searchKey(key)).toBe(key);
});

test('words are what lies between blanks', () => {
  expect(searchWords(' Anna \u00a0 ÖBERG ')).toEqual(['anna', 'oberg']);
  expect(searchWords(' ')).toEqual([]);
});
