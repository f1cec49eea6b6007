import { expect, test } from 'vitest';
import { clockIn, instantIn } from './zoned-time.ts';

test('a time in a zone is one instant, on both sides of summer time', () => {
  expect(instantIn('Europe/Riga', '2026-01-15', '18:00').toISOString()).toBe('2026-01-15T16:00:00.000Z');
  expect(instantIn('Europe/Riga', '2026-07-15', '18:00').toISOString()).toBe('2026-07-15T15:00:00.000Z');
  expect(instantIn('Europe/Minsk', '2026-07-15', '18:00').toISOString()).toBe('2026-07-15T15:00:00.000Z');
  expect(clockIn('Europe/Stockholm', new Date('2026-07-15T22:30:00Z'))).toEqual({
    date: '2026-07-16',
    time: '00:30',
  });
});

test('the hour that summer time skips is a time all the same', () => {
  const at = instantIn('Europe/Riga', '2026-03-29', '03:30');
  expect(Number.isNaN(at.getTime())).toBe(false);
});
