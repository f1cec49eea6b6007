import type { ScheduledWork } from '#app/platform/scheduled-work.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { endOverdueAttempts } from './questions/end-overdue-attempts.server.ts';

export const schedules = [
  { name: 'endOverdueAttempts', everyMs: 5 * MINUTE_MS, run: endOverdueAttempts },
] satisfies ScheduledWork['schedules'];
