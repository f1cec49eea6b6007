import { expect, test } from 'vitest';
import { difference } from './flatten.ts';

const flat = {
  'cmi.core.lesson_status': 'incomplete',
  'cmi.interactions.0.id': 'q1',
  'cmi.interactions.1.id': 'q2',
};

test('a difference holds what changed and what is gone', () => {
  expect(difference(flat, { 'cmi.core.lesson_status': 'completed', 'cmi.interactions.0.id': 'q1' })).toEqual({
    cmi: { 'cmi.core.lesson_status': 'completed' },
    gone: ['cmi.interactions.1.id'],
  });
});
