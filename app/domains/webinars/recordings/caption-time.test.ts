import { expect, test } from 'vitest';
import { captionTime, readCaptionTime } from './caption-time.ts';

test('a time is read as it is written, and in other ways in which people type it', () => {
  for (const ms of [0, 1500, 59_999, 725_500, 3_661_042])
    expect([ms, readCaptionTime(captionTime(ms))]).toEqual([ms, ms]);
  expect(captionTime(725_500)).toBe('12:05.500');
  expect(captionTime(3_661_042)).toBe('1:01:01.042');
  expect(readCaptionTime(' 12:05,5 ')).toBe(725_500);
  expect(readCaptionTime('75:00')).toBe(4_500_000);
  expect(['', '12', '12:65', '12:05.5000', 'a:10'].map(readCaptionTime)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});
