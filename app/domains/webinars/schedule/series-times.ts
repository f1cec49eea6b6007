import { addDays, instantIn, wallClockIn } from '#app/platform/time.ts';

/**
 * The next dates of a series, a number of weeks apart, at its local hour, after the first date and after now: a webinar repeated long
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
