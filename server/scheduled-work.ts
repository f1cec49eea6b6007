import * as accounts from '#app/domains/accounts/scheduled.server.ts';
import * as certificates from '#app/domains/certificates/scheduled.server.ts';
import * as consultations from '#app/domains/consultations/scheduled.server.ts';
import * as credits from '#app/domains/credits/scheduled.server.ts';
import * as mentoring from '#app/domains/mentoring/scheduled.server.ts';
import * as modules from '#app/domains/modules/scheduled.server.ts';
import * as operations from '#app/domains/operations/scheduled.server.ts';
import * as rooms from '#app/domains/rooms/scheduled.server.ts';
import * as scorm from '#app/domains/scorm/scheduled.server.ts';
import * as webinars from '#app/domains/webinars/scheduled.server.ts';
import * as xapi from '#app/domains/xapi/scheduled.server.ts';
import type { JobHandler } from '#app/platform/jobs.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import * as platformWork from '#app/platform/scheduled.server.ts';
import type { ScheduledWork } from '#app/platform/scheduled-work.ts';

const ALL: readonly ScheduledWork[] = [
  platformWork,
  accounts,
  operations,
  xapi,
  credits,
  certificates,
  rooms,
  scorm,
  webinars,
  mentoring,
  consultations,
  modules,
];

export const SCHEDULES = ALL.flatMap(({ schedules = [] }) => schedules);
export const PUMPS = ALL.flatMap(({ pumps = [] }) => pumps);

export const jobHandlers = (platform: Platform): Record<string, JobHandler> =>
  Object.fromEntries(
    ALL.flatMap(({ jobs = {} }) => Object.entries(jobs)).map(([kind, make]) => [kind, make(platform)]),
  );
