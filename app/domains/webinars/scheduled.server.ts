import { ERASED_IN_WEBINARS } from '#app/domains/accounts/erasure/erase-person.server.ts';
import { handlerOf } from '#app/platform/jobs.server.ts';
import { processCtx } from '#app/platform/process-ctx.server.ts';
import type { ScheduledWork } from '#app/platform/scheduled-work.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { EVALUATE_ATTENDANCE, evaluateAttendanceHandler } from './attendance/evaluate-attendance.server.ts';
import { deleteOldClips } from './engine/delete-old-clips.server.ts';
import { deleteOldStreams } from './engine/delete-old-streams.server.ts';
import { repairClips } from './engine/repair-clips.server.ts';
import { repairStreams } from './engine/repair-streams.server.ts';
import { endForgottenWebinars } from './room/end-forgotten-webinars.server.ts';
import { cancelMissedWebinars } from './schedule/cancel-missed-webinars.server.ts';
import { cancelWebinarsOfErased } from './schedule/cancel-webinars-of-erased.server.ts';
import { remindOfWebinars } from './seats/remind-of-webinars.server.ts';

export const jobs = {
  [EVALUATE_ATTENDANCE.name]: evaluateAttendanceHandler,
  [ERASED_IN_WEBINARS.name]: (platform) =>
    handlerOf(ERASED_IN_WEBINARS, (erased, { now }) =>
      cancelWebinarsOfErased(processCtx(platform, now), erased),
    ),
} satisfies ScheduledWork['jobs'];

export const schedules = [
  { name: 'remindOfWebinars', everyMs: 5 * MINUTE_MS, run: (ctx) => remindOfWebinars(ctx, ctx.now) },
  { name: 'endForgottenWebinars', everyMs: 5 * MINUTE_MS, run: endForgottenWebinars },
  { name: 'cancelMissedWebinars', everyMs: 5 * MINUTE_MS, run: cancelMissedWebinars },
  {
    name: 'deleteOldStreams',
    everyMs: 5 * MINUTE_MS,
    run: async (ctx) => {
      await deleteOldStreams(ctx, ctx.now);
      await deleteOldClips(ctx, ctx.now);
    },
  },
] satisfies ScheduledWork['schedules'];

export const pumps = [
  { name: 'repairStreams', everyMs: 15_000, run: (ctx) => repairStreams(ctx, ctx.now) },
  { name: 'repairClips', everyMs: 15_000, run: (ctx) => repairClips(ctx, ctx.now) },
] satisfies ScheduledWork['pumps'];
