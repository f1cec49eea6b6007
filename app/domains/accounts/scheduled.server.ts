import type { ScheduledWork } from '#app/platform/scheduled-work.ts';
import { MINUTE_MS, HOUR_MS } from '#app/platform/time.ts';
import { TELL_MEMBERSHIP, tellMembershipHandler } from './memberships/tell-membership-decision.server.ts';
import { finishEmailChanges } from './email/finish-email-changes.server.ts';
import { eraseDuePeople } from './erasure/erase-due-people.server.ts';
import { deleteExpiredSessions } from './sessions/delete-expired-sessions.server.ts';
import { recordFailedSignIns } from './sign-in/record-failed-sign-ins.server.ts';

export const jobs = { [TELL_MEMBERSHIP.name]: tellMembershipHandler } satisfies ScheduledWork['jobs'];

export const schedules = [
  { name: 'recordFailedSignIns', everyMs: 5 * MINUTE_MS, run: recordFailedSignIns },
  { name: 'deleteExpiredSessions', everyMs: HOUR_MS, run: ({ db, now }) => deleteExpiredSessions(db, now) },
  { name: 'finishEmailChanges', everyMs: HOUR_MS, run: finishEmailChanges },
  { name: 'eraseDuePeople', everyMs: HOUR_MS, run: eraseDuePeople },
] satisfies ScheduledWork['schedules'];
