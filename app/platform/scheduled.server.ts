import { sealAudit } from './audit.server.ts';
import { deleteOldWork } from './delete-old-work.server.ts';
import { MAIL_LIMIT_REACHED, mailLimitHandler } from './held-mails.server.ts';
import { deleteKeptForms } from './kept-forms.server.ts';
import { deleteOldTries } from './limits.server.ts';
import { mailHandler, SEND_MAIL } from './mail.server.ts';
import type { ScheduledWork } from './scheduled-work.ts';
import { sweepAtNight } from './sweep-at-night.server.ts';
import { sweepIncoming, UPLOAD_IDLE_MS } from './sweep-files.server.ts';
import { deleteSentForms } from './sent-answers.server.ts';
import { deleteExpiredThrottles } from './throttle.server.ts';
import { HOUR_MS, MINUTE_MS } from './time.ts';

export const jobs = {
  [SEND_MAIL.name]: ({ db, settings }) => mailHandler(db, settings),
  [MAIL_LIMIT_REACHED.name]: ({ log }) => mailLimitHandler(log),
} satisfies ScheduledWork['jobs'];

export const schedules = [
  { name: 'sweepFiles', everyMs: HOUR_MS, run: (ctx) => sweepAtNight(ctx, ctx.now) },
  { name: 'deleteOldWork', everyMs: HOUR_MS, run: ({ db, now }) => deleteOldWork(db, now) },
  { name: 'deleteOldTries', everyMs: HOUR_MS, run: ({ db, now }) => deleteOldTries(db, now) },
  {
    name: 'deleteSentForms',
    everyMs: 10 * MINUTE_MS,
    async run({ db, now }) {
      await deleteSentForms(db, now);
      await deleteKeptForms(db, now);
    },
  },
  { name: 'deleteExpiredThrottles', everyMs: HOUR_MS, run: ({ db, now }) => deleteExpiredThrottles(db, now) },
] satisfies ScheduledWork['schedules'];

export const pumps = [
  { name: 'sealAudit', everyMs: 10_000, run: ({ db }) => sealAudit(db) },
  // Of the disk of this process.
  { name: 'sweepIncoming', everyMs: HOUR_MS, run: (ctx) => sweepIncoming(ctx, ctx.now, UPLOAD_IDLE_MS) },
] satisfies ScheduledWork['pumps'];
