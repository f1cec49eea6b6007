import { PACKAGE_DONE } from '#app/domains/scorm/attempts/report-package-done.server.ts';
import type { ScheduledWork } from '#app/platform/scheduled-work.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { RUN_IMPORT, runImportHandler } from './imports/run-import.server.ts';
import { finishPackageHandler } from './package-modules/finish-package.server.ts';
import { endOverdueAttempts } from './questions/end-overdue-attempts.server.ts';

export const jobs = {
  [PACKAGE_DONE.name]: finishPackageHandler,
  [RUN_IMPORT.name]: runImportHandler,
} satisfies ScheduledWork['jobs'];

export const schedules = [
  { name: 'endOverdueAttempts', everyMs: 5 * MINUTE_MS, run: endOverdueAttempts },
] satisfies ScheduledWork['schedules'];
