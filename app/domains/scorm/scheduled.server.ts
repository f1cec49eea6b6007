import type { ScheduledWork } from '#app/platform/scheduled-work.ts';
import { HOUR_MS } from '#app/platform/time.ts';
import { deleteOldLateWork } from './commits/delete-old-late-work.server.ts';
import { endExpiredLaunches } from './launches/end-expired-launches.server.ts';
import { NOTIFY_LEARNERS, notifyLearnersHandler } from './sandbox/notify-learners.server.ts';
import { MOVE_LEARNERS, moveLearnersHandler } from './versions/move-learners.server.ts';

export const jobs = {
  [MOVE_LEARNERS.name]: moveLearnersHandler,
  [NOTIFY_LEARNERS.name]: notifyLearnersHandler,
} satisfies ScheduledWork['jobs'];

export const schedules = [
  { name: 'endExpiredLaunches', everyMs: HOUR_MS, run: endExpiredLaunches },
  { name: 'deleteOldLateWork', everyMs: HOUR_MS, run: ({ db, now }) => deleteOldLateWork(db, now) },
] satisfies ScheduledWork['schedules'];
