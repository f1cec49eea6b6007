import type { ScheduledWork } from '#app/platform/scheduled-work.ts';
import { MINUTE_MS, HOUR_MS } from '#app/platform/time.ts';
import { NOTIFY_MEMBERSHIP, notifyMembershipHandler } from './memberships/notify-membership.server.ts';
import { finishEmailChanges } from './email/finish-email-changes.server.ts';
import { eraseDuePeople } from './erasure/erase-due-people.server.ts';
import { deleteExpiredSessions } from './sessions/delete-expired-sessions.server.ts';
import { recordFailedSignIns } from './sign-in/record-failed-sign-ins.server.ts';

export const jobs = { [NOTIFY_MEMBERSHIP.name]: notifyMembershipHandler } satisfies ScheduledWork['jobs'];

export const schedules = [
  { name: 'recordFailedSignIns', everyMs: 5 * MINUTE_MS, run: recordFailedSignIns },
  { name: 'deleteExpiredSessions', everyMs: HOUR_MS, run: ({ db, now }) => deleteExpiredSessions(db, now) },
  { name: 'finishEmailChanges', everyMs: HOUR_MS, run: finishEmailChanges },
  { name: 'eraseDuePeople', everyMs: HOUR_MS, run: eraseDuePeople },
] satisfies ScheduledWork['schedules'];
