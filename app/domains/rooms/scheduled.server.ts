import type { ScheduledWork } from '#app/platform/scheduled-work.ts';
import { HOUR_MS } from '#app/platform/time.ts';
import { deleteOldSignals } from './events/delete-old-signals.server.ts';

export const schedules = [
  { name: 'deleteOldSignals', everyMs: HOUR_MS, run: deleteOldSignals },
] satisfies ScheduledWork['schedules'];
