import { expect, test } from 'vitest';
import { flatten, nest } from './flat-cmi.ts';

const data = {
  core: { lesson_status: 'incomplete', score: { raw: '' } },
  interactions: { 0: { id: 'q1' }, 1: { id: 'q2' } },
};
const flat = {
  'cmi.core.lesson_status': 'incomplete',
  'cmi.interactions.0.id': 'q1',
  'cmi.interactions.1.id': 'q2',
};

test('nested data becomes names and back, without empty values', () => {
  expect(flatten(data)).toEqual(flat);
  expect(nest(flat)).toEqual({
    core: { lesson_status: 'incomplete' },
    interactions: { 0: { id: 'q1' }, 1: { id: 'q2' } },
  });
});

test('a name like __proto__ makes a plain member and nothing else', () => {
  nest({ 'cmi.__proto__.polluted': 'yes' });
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
