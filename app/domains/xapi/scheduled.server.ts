import { ERASED_IN_RECORDS } from '#app/domains/accounts/erasure/erase-person.server.ts';
import { handlerOf } from '#app/platform/jobs.server.ts';
import { processCtx } from '#app/platform/process-ctx.server.ts';
import type { ScheduledWork } from '#app/platform/scheduled-work.ts';
import { HOUR_MS } from '#app/platform/time.ts';
import { forwardWaitingStatements } from './forwarding/forward-waiting-statements.server.ts';
import { deleteOldCredentialUse } from './maintenance/delete-old-credential-use.server.ts';
import { recountRecordUse } from './maintenance/recount-record-use.server.ts';
import { forgetLearner } from './records/forget-learner.server.ts';

export const jobs = {
  [ERASED_IN_RECORDS.name]: (platform) =>
    handlerOf(ERASED_IN_RECORDS, (erased, { now }) => forgetLearner(processCtx(platform, now), erased)),
} satisfies ScheduledWork['jobs'];

export const schedules = [
  { name: 'recountRecordUse', everyMs: HOUR_MS, run: recountRecordUse },
  { name: 'deleteOldCredentialUse', everyMs: HOUR_MS, run: ({ db, now }) => deleteOldCredentialUse(db, now) },
] satisfies ScheduledWork['schedules'];

export const pumps = [
  { name: 'forwardWaitingStatements', everyMs: 2000, run: forwardWaitingStatements },
] satisfies ScheduledWork['pumps'];
