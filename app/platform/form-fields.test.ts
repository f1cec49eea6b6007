import { expect, test } from 'vitest';
import {
  calendarDay,
  clockTime,
  errorOfIssue,
  optionalWholeNumber,
  requiredLine,
  toOneLine,
  wholeNumber,
} from './form-fields.ts';

const refusal = (
  schema: ReturnType<typeof wholeNumber | typeof calendarDay | typeof clockTime>,
  text: string,
) => {
  const { success, error } = schema.safeParse(text);
  return success ? null : error.issues.map(({ message }) => message).join();
};

test.each([
  ['60', null],
  [' 7 ', null],
  ['0', null],
  ['7.5', 'whole_number'],
  ['-1', 'number_out_of_range'],
  ['', 'whole_number'],
  ['1e3', 'whole_number'],
  ['61', 'number_out_of_range'],
  ['99999999999999999999', 'number_out_of_range'],
])('of 0 to 60, %j is refused with %j', (text, code) => {
  expect(refusal(wholeNumber(0, 60), text)).toBe(code);
});

test('a number that is out of range is told which are not', () => {
  for (const schema of [wholeNumber(5, 600), optionalWholeNumber(5, 600)])
    expect(schema.safeParse('601').error!.issues.map(errorOfIssue)).toEqual([
      { code: 'number_out_of_range', facts: { min: 5, max: 600 } },
    ]);
});

test('where no number is needed, none is null', () => {
  const read = (value: unknown) => optionalWholeNumber(0, 9).parse(value);
  expect([read(undefined), read(' '), read('0'), read('9')]).toEqual([null, null, 0, 9]);
});

test.each([
  ['2026-11-30', null],
  [' 2028-02-29 ', null],
  ['2026-02-29', 'date_malformed'],
  ['2026-11-31', 'date_malformed'],
  ['2026-13-01', 'date_malformed'],
  ['0001-01-01', 'date_malformed'],
  ['9999-12-31', 'date_malformed'],
  ['+02026-01-01', 'date_malformed'],
  ['2026-11-30T10:00', 'date_malformed'],
  ['', 'date_malformed'],
])('of a date field, %j is refused with %j', (text, code) => {
  expect(refusal(calendarDay(), text)).toBe(code);
});

test.each([
  ['00:00', null],
  [' 23:59 ', null],
  ['24:00', 'time_malformed'],
  ['25:61', 'time_malformed'],
  ['9:30', 'time_malformed'],
  ['09:30:00', 'time_malformed'],
  ['', 'time_malformed'],
])('of a time field, %j is refused with %j', (text, code) => {
  expect(refusal(clockTime(), text)).toBe(code);
});

test.each([
  ['\ufeffAnna Bērziņa\u200b', 'Anna Bērziņa'],
  ['\u200e \u00a0Anna\u200f', 'Anna'],
  ['\u2060\u200b', 'required'],
  ['Anna\u202e', 'unseen_characters'],
  ['\u2068Anna\u2069', 'unseen_characters'],
  ['An\u200bna', 'unseen_characters'],
  ['An\u200dna', 'unseen_characters'],
  ['Anna\nBērziņa', 'unseen_characters'],
  ['Anna\u0000', 'unseen_characters'],
  // A Persian name, and a Sinhala one.
  ['علی\u200cرضا', 'علی\u200cرضا'],
  ['ශ්\u200dරී', 'ශ්\u200dරී'],
  ['ශ\u200dරී', 'unseen_characters'],
  ['Be\u0304rzin\u0327a', 'Bērziņa'],
])('of a line, %j is %j', (text, expected) => {
  const { data, error } = requiredLine(120).safeParse(text);
  expect(data ?? error?.issues[0]?.message).toBe(expected);
});

test('text from other sources loses the same characters, and keeps joiners', () => {
  expect(toOneLine('a\u202eb\u200b\ufeff\n')).toBe('ab');
  expect(toOneLine('علی\u200cرضا\u200c')).toBe('علی\u200cرضا');
});
