import { MINUTE_MS } from '#app/platform/time.ts';
import type { ScheduledWork } from '#app/platform/scheduled-work.ts';
import { warnOfFullDisk } from './storage/warn-of-full-disk.server.ts';

export const pumps = [
  // Of the disk of this process.
  { name: 'warnOfFullDisk', everyMs: 5 * MINUTE_MS, run: warnOfFullDisk },
] satisfies ScheduledWork['pumps'];
