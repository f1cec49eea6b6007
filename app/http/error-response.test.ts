import { expect, test } from 'vitest';
import { z } from 'zod';
import { wholeNumber } from '#app/platform/form-fields.ts';
import { toFailure } from './error-response.server.ts';

/** Number or nothing, a word of a list or nothing, a list without a code of its own, a number. */
const Input = z.object({
  hours: wholeNumber(0, 1000).or(z.literal('')),
  reason: z.enum(['illness', 'leave']).or(z.literal('')),
  role: z.enum(['author', 'reviewer']),
  amount: z.string().refine((value) => value.length < 3, 'too_long'),
});

const codesOf = (input: Record<string, unknown>) => {
  const { error } = Input.safeParse({ hours: '', reason: '', role: 'author', amount: '', ...input });
  return toFailure(error)?.fields;
};

test('whatever is wrong with a field is a code with a sentence and its facts, also where it may be filled in several ways', () => {
  expect(codesOf({ hours: '1,5' })).toEqual({ hours: 'whole_number' });
  expect(codesOf({ hours: '999999' })).toEqual({
    hours: { code: 'number_out_of_range', facts: { min: 0, max: 1000 } },
  });
  expect(codesOf({ reason: 'none' })).toEqual({ reason: 'choose_from_list' });
  expect(codesOf({ role: 'nobody' })).toEqual({ role: 'choose_from_list' });
  expect(codesOf({ amount: 'many', role: '' })).toEqual({ role: 'choose_from_list', amount: 'too_long' });
  expect(codesOf({ amount: undefined })).toEqual({ amount: 'required' });
});
