import { ERASED_IN_CONSULTATIONS } from '#app/domains/accounts/erasure/erase-person.server.ts';
import { handlerOf } from '#app/platform/jobs.server.ts';
import { processCtx } from '#app/platform/process-ctx.server.ts';
import type { ScheduledWork } from '#app/platform/scheduled-work.ts';
import { MINUTE_MS, HOUR_MS } from '#app/platform/time.ts';
import { eraseOldCases } from './cases/erase-old-cases.server.ts';
import { remindOfCases } from './cases/remind-of-cases.server.ts';
import { REMOVE_PICTURE, removePictureHandler } from './pictures/remove-picture.server.ts';
import { forgetSpecialist } from './specialists/forget-specialist.server.ts';

export const jobs = {
  [ERASED_IN_CONSULTATIONS.name]: (platform) =>
    handlerOf(ERASED_IN_CONSULTATIONS, (erased, { now }) =>
      forgetSpecialist(processCtx(platform, now), erased),
    ),
  [REMOVE_PICTURE.name]: removePictureHandler,
} satisfies ScheduledWork['jobs'];

export const schedules = [
  { name: 'remindOfCases', everyMs: 5 * MINUTE_MS, run: remindOfCases },
  { name: 'eraseOldCases', everyMs: HOUR_MS, run: eraseOldCases },
] satisfies ScheduledWork['schedules'];
