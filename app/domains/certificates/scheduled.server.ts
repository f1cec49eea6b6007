import type { ScheduledWork } from '#app/platform/scheduled-work.ts';
import { HOUR_MS } from '#app/platform/time.ts';
import { compareCertificates } from './compare-certificates.server.ts';

export const schedules = [
  { name: 'compareCertificates', everyMs: 24 * HOUR_MS, run: compareCertificates },
] satisfies ScheduledWork['schedules'];
