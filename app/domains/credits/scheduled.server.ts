import { handlerOf } from '#app/platform/jobs.server.ts';
import { processCtx } from '#app/platform/process-ctx.server.ts';
import type { ScheduledWork } from '#app/platform/scheduled-work.ts';
import { HOUR_MS } from '#app/platform/time.ts';
import { warnOfExpiringAccreditations } from './accreditation/warn-of-expiring-accreditations.server.ts';
import { checkLedger } from './findings/check-ledger.server.ts';
import { sendCycleReminders } from './enrolments/send-cycle-reminders.server.ts';
import { DELIVER_MESSAGE, deliverMessage } from './messages/deliver-message.server.ts';
import { RECOUNT } from './standings/enqueue-recount.server.ts';
import { recountStandings } from './standings/recount-standings.server.ts';

export const jobs = {
  [RECOUNT.name]: ({ db }) => handlerOf(RECOUNT, (payload, { now }) => recountStandings(db, now, payload)),
  [DELIVER_MESSAGE.name]: (platform) =>
    handlerOf(
      DELIVER_MESSAGE,
      async ({ messageId }, { now }) => void (await deliverMessage(processCtx(platform, now), messageId)),
    ),
} satisfies ScheduledWork['jobs'];

export const schedules = [
  { name: 'recountStandings', everyMs: HOUR_MS, run: ({ db, now }) => recountStandings(db, now, {}) },
  { name: 'sendCycleReminders', everyMs: HOUR_MS, run: (ctx) => sendCycleReminders(ctx, ctx.now) },
  {
    name: 'warnOfExpiringAccreditations',
    everyMs: HOUR_MS,
    run: (ctx) => warnOfExpiringAccreditations(ctx, ctx.now),
  },
  { name: 'checkLedger', everyMs: 24 * HOUR_MS, run: checkLedger },
] satisfies ScheduledWork['schedules'];
