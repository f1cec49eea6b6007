import type { ScheduledWork } from '#app/platform/scheduled-work.ts';
import { MINUTE_MS, HOUR_MS } from '#app/platform/time.ts';
import { eraseOldCases } from './cases/erase-old-cases.server.ts';
import { remindOfCases } from './cases/remind-of-cases.server.ts';
import { REMOVE_PICTURE, removePictureHandler } from './pictures/remove-picture.server.ts';

export const jobs = {
  [REMOVE_PICTURE.name]: removePictureHandler,
} satisfies ScheduledWork['jobs'];

export const schedules = [
  { name: 'remindOfCases', everyMs: 5 * MINUTE_MS, run: remindOfCases },
  { name: 'eraseOldCases', everyMs: HOUR_MS, run: eraseOldCases },
] satisfies ScheduledWork['schedules'];
