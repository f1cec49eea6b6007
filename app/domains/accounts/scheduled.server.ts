import type { ScheduledWork } from '#app/platform/scheduled-work.ts';
import { MINUTE_MS, HOUR_MS } from '#app/platform/time.ts';
import { deleteExpiredSessions } from './sessions/delete-expired-sessions.server.ts';
import { recordFailedSignIns } from './sign-in/record-failed-sign-ins.server.ts';

export const schedules = [
  { name: 'recordFailedSignIns', everyMs: 5 * MINUTE_MS, run: recordFailedSignIns },
  { name: 'deleteExpiredSessions', everyMs: HOUR_MS, run: ({ db, now }) => deleteExpiredSessions(db, now) },
] satisfies ScheduledWork['schedules'];
