import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { openLog } from '#app/platform/log.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { readSettings } from '#app/platform/settings.server.ts';
import type { Video } from '#app/platform/video.server.ts';
import { startVideo } from './start-video.ts';

afterEach(() => void vi.unstubAllGlobals());

/** mux-local in a process of its own, with what its beginning needs of a platform. */
function start() {
  const dataDir = mkdtempSync(join(tmpdir(), 'majakka-video-'));
  const video: Video = { engine: null, ffmpeg: null };
  const lines: string[] = [];
  const settings = { ...readSettings({ DATA_DIR: dataDir }), rtmp: { host: '127.0.0.1', port: 0 } };
  const log = openLog({ write: (line) => void lines.push(line) });
  const started = startVideo({ settings, video, log } as Platform, 9);
  onTestFinished(async () => {
    await started.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { video, lines, ...started };
}

test('an engine that gives no key at first is asked again, and then there is video', async () => {
  const ask = fetch;
  let asked = 0;
  vi.stubGlobal('fetch', (...request: Parameters<typeof fetch>) =>
    ++asked === 1 ? Promise.resolve(new Response('{}', { status: 400 })) : ask(...request),
  );
  const { video, lines } = start();
  await expect.poll(() => video.engine?.signingKey).toBeTruthy();
  expect(asked).toBe(2);
  expect(lines.filter((line) => line.includes('gave no key'))).toHaveLength(1);
});

test('an engine that was stopped while it gave no key is not asked any more, and gives no video', async () => {
  let asked = 0;
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}', { status: 400 })).finally(() => asked++));
  const { video, stop } = start();
  await expect.poll(() => asked).toBe(1);
  await stop();
  await new Promise((done) => setTimeout(done, 1200));
  expect([asked, video.engine]).toEqual([1, null]);
});

test('once the engine has ended, nothing of its stop keeps the process up', async () => {
  const { video, stop } = start();
  await expect.poll(() => video.engine).toBeTruthy();
  const timers = () => process.getActiveResourcesInfo().filter((each) => each === 'Timeout').length;
  const before = timers();
  await stop();
  expect(timers()).toBeLessThanOrEqual(before);
});
