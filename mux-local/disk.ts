import { statfs } from 'node:fs/promises';

export type Disk = {
  /** False below `stopBytes`: nothing new is taken, so that what is live and everything else on the disk have the rest. */
  hasRoom(): boolean;
  stop(): void;
};

const EVERY_MS = 2000;

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/**
 * Watches how full the disk of `folder` is. `spent` is called each time that the last `reserveBytes` are found in use: by
 * then what is live must end. A file system that does not answer refuses nothing.
 */
export async function watchDisk(
  { folder, stopBytes, reserveBytes }: { folder: string; stopBytes: number; reserveBytes: number },
  say: (sentence: string) => void,
  spent: () => void,
  { measure = freeBytesOf, everyMs = EVERY_MS } = {},
): Promise<Disk> {
  let state: 'ok' | 'stop' | 'spent' = 'ok';
  async function look(): Promise<void> {
    const free = await measure(folder).catch(() => Number.POSITIVE_INFINITY);
    const now = free < reserveBytes ? 'spent' : free < stopBytes ? 'stop' : 'ok';
    const megabytes = Math.floor(free / 1e6);
    if (now === 'stop' && state === 'ok')
      say(`the disk is nearly full (${megabytes} MB free): no new stream is taken until there is room`);
    if (now === 'spent' && state !== 'spent')
      say(`the disk is full but for the reserve (${megabytes} MB free): streams are ended`);
    if (now === 'ok' && state !== 'ok') say('there is room on the disk again');
    state = now;
    if (state === 'spent') spent();
  }
  await look();
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return { hasRoom: () => state === 'ok', stop: () => clearInterval(timer) };
}
