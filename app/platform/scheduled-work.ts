import words from '#locales/en/accounts.json';
import type { JobHandler } from './jobs.server.ts';
import type { Platform } from './platform.server.ts';

/** The acting context of the process itself. */
export type ProcessCtx = Platform & {
  now: Date;
  requestId: string;
  actor: null;
  remote: null;
  operator: true;
};

/** Every schedule has its words for the operator: `work.schedules` in `locales/<locale>/accounts.json`. */
export type ScheduleName = keyof (typeof words)['work']['schedules'];

export const isScheduleName = (name: string): name is ScheduleName =>
  Object.hasOwn(words.work.schedules, name);

/**
 * Work that is due every so often, once however many processes there are; it may be broken off and run again. It gets the
 * time at which it began. One that throws is tried again, ever later, at the latest after its interval.
 */
export type Schedule = { name: ScheduleName; everyMs: number; run(ctx: ProcessCtx): Promise<unknown> };

/** Work that each process does for itself: what looks for work every few seconds, or is about its own disk. */
export type Pump = { name: string; everyMs: number; run(ctx: ProcessCtx): Promise<unknown> };

/** What runs by itself in a domain; `jobs` by their kind. */
export type ScheduledWork = {
  jobs?: Record<string, (platform: Platform) => JobHandler>;
  schedules?: readonly Schedule[];
  pumps?: readonly Pump[];
};
