import type { ScheduledWork } from '#app/platform/scheduled-work.ts';
import { HOUR_MS } from '#app/platform/time.ts';
import { forwardWaitingStatements } from './forwarding/forward-waiting-statements.server.ts';
import { deleteOldCredentialUse } from './maintenance/delete-old-credential-use.server.ts';
import { recountRecordUse } from './maintenance/recount-record-use.server.ts';

export const schedules = [
  { name: 'recountRecordUse', everyMs: HOUR_MS, run: recountRecordUse },
  { name: 'deleteOldCredentialUse', everyMs: HOUR_MS, run: ({ db, now }) => deleteOldCredentialUse(db, now) },
] satisfies ScheduledWork['schedules'];

export const pumps = [
  { name: 'forwardWaitingStatements', everyMs: 2000, run: forwardWaitingStatements },
] satisfies ScheduledWork['pumps'];
