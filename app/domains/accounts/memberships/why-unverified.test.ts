import { expect, test } from 'vitest';
import { whyUnverified } from './why-unverified.ts';

const doctor = { profession: 'doctor', blockedAt: null };

test.each([
  ['an accepted membership verifies, whatever else was declined', doctor, ['declined', 'accepted'], null],
  ['an open request comes before an old refusal', doctor, ['declined', 'requested'], 'requested'],
  ['an ended one alone', doctor, ['ended'], 'ended'],
  ['no request at all', doctor, [], 'none'],
  [
    'other professions are not verified',
    { profession: 'other', blockedAt: null },
    ['accepted'],
    'profession',
  ],
  ['nor somebody who is blocked', { profession: 'nurse', blockedAt: new Date(0) }, ['accepted'], 'blocked'],
] as const)('%s', (_, person, states, expected) => {
  expect(whyUnverified(person, states)).toBe(expected);
});
