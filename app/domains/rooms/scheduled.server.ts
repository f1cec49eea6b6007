import type { ScheduledWork } from '#app/platform/scheduled-work.ts';
import { HOUR_MS } from '#app/platform/time.ts';
import { deleteOldSignals } from './events/delete-old-signals.server.ts';
import { deleteOldPresences } from './presence/delete-old-presences.server.ts';

export const schedules = [
  { name: 'deleteOldSignals', everyMs: HOUR_MS, run: deleteOldSignals },
  { name: 'deleteOldPresences', everyMs: HOUR_MS, run: deleteOldPresences },
] satisfies ScheduledWork['schedules'];
