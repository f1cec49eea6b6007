import { InvalidArgumentError } from '@commander-js/extra-typings';
import { expect, test } from 'vitest';
import { each, eachOf, wholeNumber } from './values.ts';

test('an option that is given again is added to what was given before', () => {
  expect(['x', 'y'].reduce<string[]>((before, text) => each(text, before), [])).toEqual(['x', 'y']);
  const role = eachOf(['author', 'mentor']);
  expect(role('mentor', role('author'))).toEqual(['author', 'mentor']);
  expect(() => role('king')).toThrow(InvalidArgumentError);
  expect(() => role('king')).toThrow('author, mentor');
});

test('a whole number is one that JavaScript counts exactly', () => {
  expect(['0', '-3', ' 7 ', '9007199254740991'].map(wholeNumber)).toEqual([0, -3, 7, 9007199254740991]);
  for (const wrong of ['', ' ', '1.5', 'one', '9007199254740993', 'Infinity', '1,5'])
    expect(() => wholeNumber(wrong)).toThrow(InvalidArgumentError);
});
