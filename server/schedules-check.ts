import { listSchedules } from '#app/platform/schedules.server.ts';
import { lateSince } from '#app/platform/schedule-times.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Check } from './readiness.ts';

/** Schedules that are late, as a check: requests go on, and somebody should look at the page of the work behind the pages. */
export const schedulesCheck =
  ({ db, clock }: Pick<Platform, 'db' | 'clock'>): Check =>
  async () => {
    const now = clock();
    const late = (await listSchedules(db)).filter((row) => lateSince(row, now) !== null);
    return late.length === 0 ? 'ok' : { warning: `late: ${late.map(({ name }) => name).join(', ')}` };
  };
