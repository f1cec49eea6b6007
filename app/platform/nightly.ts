import { HOUR_MS } from './time.ts';

const NIGHT = { from: 1, to: 5 };

/** Whether nightly work is due: once a night (UTC), by day only after a missed night. */
export function isNightlyWorkDue(last: Date | null, now: Date): boolean {
  const since = last ? now.getTime() - last.getTime() : Number.POSITIVE_INFINITY;
  const hour = now.getUTCHours();
  const night = hour >= NIGHT.from && hour < NIGHT.to;
  // A clock that was ahead must not delay it.
  return since < -HOUR_MS || since > 36 * HOUR_MS || (night && since > 12 * HOUR_MS);
}
