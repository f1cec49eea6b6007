import { expect, test } from 'vitest';
import { openSlots } from './slots.ts';

test('one address takes its own places and leaves the others to others', () => {
  const slots = openSlots({ total: 4, each: 2 });
  const first = slots.take('a');
  expect([slots.take('a'), slots.take('a')]).toEqual([expect.any(Function), null]);
  expect(slots.take('b')).not.toBeNull();
  first!();
  expect(slots.take('a')).not.toBeNull();
});

test('there are no more than the total, whoever asks', () => {
  const slots = openSlots({ total: 2, each: 2 });
  expect([slots.take('a'), slots.take('b'), slots.take('c')].map(Boolean)).toEqual([true, true, false]);
});
