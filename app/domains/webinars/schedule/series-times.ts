import { addDays, instantIn, wallClockIn } from '#app/platform/time.ts';

/**
 * When a series goes on: the next so many times, so many weeks apart, at the hour that its own clock shows, after the first and after now: what is repeated long
 * afterwards is not planned into the past.
 */
export function seriesTimes(
  { startsAt, timeZone }: { startsAt: Date; timeZone: string },
  { weeks, times }: { weeks: number; times: number },
  now: Date,
): Date[] {
  const { date, time } = wallClockIn(timeZone, startsAt);
  const found: Date[] = [];
  for (let n = 1; found.length < times; n++) {
    const at = instantIn(timeZone, addDays(date, n * weeks * 7), time);
    if (at > now) found.push(at);
  }
  return found;
}
