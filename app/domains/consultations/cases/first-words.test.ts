import { expect, test } from 'vitest';
import { firstWords } from './first-words.ts';

test.each([
  ['Can I stop bisoprolol?', 'Can I stop bisoprolol?'],
  ['Can I stop it?\nShe is tired.', 'Can I stop it?'],
  [`${'word '.repeat(30)}end`, `${'word '.repeat(18).trim()}…`],
  ['x'.repeat(200), `${'x'.repeat(90)}…`],
  ['', null],
  [null, null],
])('of %j the list shows %j', (question, shown) => {
  expect(firstWords(question)).toBe(shown);
});
