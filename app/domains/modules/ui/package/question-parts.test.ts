import { expect, test } from 'vitest';
import { type AnswerValues, entryField, readResponse } from '#app/domains/modules/questions/read-response.ts';
import modules from '#locales/en/modules.json';
import { refusalOf } from './question-parts.ts';

const words = modules.lesson.question;
const said = (key: Parameters<typeof readResponse>[0], values: AnswerValues) => {
  const read = readResponse(key, values);
  return 'fields' in read ? refusalOf(words, Object.values(read.fields)[0]) : null;
};

test('an answer that is none is told why: nothing chosen, a place given twice, no number', () => {
  const order = { kind: 'order', options: ['a', 'b'] } as Parameters<typeof readResponse>[0];
  const [a, b] = [entryField('a'), entryField('b')];
  expect(said(order, { [a]: '1', [b]: '' })).toBe(words.missing);
  expect(said(order, { [a]: '1', [b]: '1' })).toBe(words.each_once);
  expect(said(order, { [a]: '2', [b]: '1' })).toBeNull();
  expect(said({ kind: 'numeric' } as typeof order, { answer: 'many' })).toBe(words.number_needed);
});
