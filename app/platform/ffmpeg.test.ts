import { expect, test } from 'vitest';
import { isSupported, releaseOf } from './ffmpeg.server.ts';

test('a release is read from what distributions and static builds say', () => {
  expect(releaseOf('ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000-2026')).toEqual([5, 1]);
  expect(releaseOf('ffmpeg version n7.0-7-gd38bf5e08e-20240407 Copyright')).toEqual([7, 0]);
  expect(releaseOf('ffmpeg version 6.1 Copyright')).toEqual([6, 1]);
});

test('snapshots without a release, releases without fixes and other programs are not used', () => {
  expect(isSupported('ffmpeg version N-47683-g0e8eb07980-static https://johnvansickle.com/ffmpeg/')).toBe(
    false,
  );
  expect(isSupported('ffmpeg version 4.4.2-0ubuntu0.22.04.1 Copyright')).toBe(false);
  expect(isSupported('ffmpeg version 5.0.1 Copyright')).toBe(false);
  expect(isSupported('usage: something else')).toBe(false);
  expect(isSupported('ffmpeg version 5.1 Copyright')).toBe(true);
  expect(isSupported('ffmpeg version 10.0 Copyright')).toBe(true);
});
