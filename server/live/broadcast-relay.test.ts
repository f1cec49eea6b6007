import { ChildProcess } from 'node:child_process';
import { expect, test, vi } from 'vitest';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Line } from '../../edge/web-sockets.ts';
import { CLOSE_CODES, openBroadcastRelay } from './broadcast-relay.ts';

test('an ffmpeg that cannot be started takes no place and no data, and nothing is killed in its stead', async () => {
  const kill = vi.spyOn(ChildProcess.prototype, 'kill').mockReturnValue(true);
  const timers = vi.spyOn(globalThis, 'setTimeout');
  const log = { warn: () => undefined };
  // The relay reads nothing else of a platform.
  const carriers = openBroadcastRelay({ video: { ffmpeg: '/nowhere/ffmpeg' }, log } as unknown as Platform);
  const codes: number[] = [];
  const listens = vi.fn<() => void>();
  for (let n = 1; n <= 3; n++) {
    const line: Line = {
      send: () => undefined,
      close: (code) => void codes.push(code),
      terminate: () => undefined,
      onMessage: listens,
      onClose: listens,
      isOpen: false,
    };
    timers.mockClear();
    carriers.carry(line, 'rtmp://nowhere', 'video/webm;codecs=vp8,opus');
    carriers.stop();
    expect(timers).not.toHaveBeenCalled();
    await expect.poll(() => codes.length, { timeout: 10_000 }).toBe(n);
    // Its close comes after its error.
    await new Promise((done) => setTimeout(done, 20));
  }
  expect(codes).toEqual([1011, 1011, 1011]);
  expect(codes).not.toContain(CLOSE_CODES.tooMany);
  expect(listens).not.toHaveBeenCalled();
  // Its process number would be 0: the signal would go to every process of the group.
  expect(kill).not.toHaveBeenCalled();
});
