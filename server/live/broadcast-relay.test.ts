import { expect, test } from 'vitest';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Line } from '../../edge/web-sockets.ts';
import { CLOSE_CODES, openBroadcastRelay } from './broadcast-relay.ts';

test('an ffmpeg that cannot be started gives its place back, so that the next broadcast is tried too', async () => {
  const log = { warn: () => undefined };
  // The relay reads nothing else of a platform.
  const carriers = openBroadcastRelay({ video: { ffmpeg: '/nowhere/ffmpeg' }, log } as unknown as Platform);
  const codes: number[] = [];
  for (let n = 1; n <= 3; n++) {
    const line: Line = {
      send: () => undefined,
      close: (code) => void codes.push(code),
      terminate: () => undefined,
      onMessage: () => undefined,
      onClose: (listener) => listener(),
      isOpen: false,
    };
    carriers.carry(line, 'rtmp://nowhere', 'video/webm;codecs=vp8,opus');
    await expect.poll(() => codes.length, { timeout: 10_000 }).toBe(n);
    // Its close comes after its error.
    await new Promise((done) => setTimeout(done, 20));
  }
  expect(codes).toEqual([1011, 1011, 1011]);
  expect(codes).not.toContain(CLOSE_CODES.tooMany);
});
