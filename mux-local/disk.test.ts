import { expect, test } from 'vitest';
import { watchDisk } from './disk.ts';

test('nothing new is taken on a disk that is nearly full, and what is live ends with the reserve only', async () => {
  const said: string[] = [];
  const disk = { free: 1000e6 };
  let ended = 0;
  const watched = await watchDisk(
    { folder: '/nowhere', stopBytes: 100e6, reserveBytes: 25e6 },
    (sentence) => said.push(sentence),
    () => ended++,
    { measure: () => Promise.resolve(disk.free), everyMs: 5 },
  );
  expect(watched.hasRoom()).toBe(true);
  disk.free = 90e6;
  await expect.poll(() => watched.hasRoom()).toBe(false);
  expect([ended, said]).toEqual([0, [expect.stringContaining('90 MB free')]]);
  disk.free = 20e6;
  await expect.poll(() => ended).toBeGreaterThan(0);
  expect(said).toHaveLength(2);
  disk.free = 500e6;
  await expect.poll(() => watched.hasRoom()).toBe(true);
  expect(said.at(-1)).toContain('room');
  watched.stop();
});

test('a file system that does not answer refuses nothing', async () => {
  const watched = await watchDisk(
    { folder: '/nowhere', stopBytes: 1e6, reserveBytes: 1e5 },
    () => undefined,
    () => undefined,
    { measure: () => Promise.reject(new Error('no answer')) },
  );
  expect(watched.hasRoom()).toBe(true);
  watched.stop();
});
