import { DAY_MS } from '#app/platform/time.ts';

const WEEK_MS = 7 * DAY_MS;

/** How many of these fall in each of so many weeks from `since`, the oldest first. */
export function countByWeek(all: Date[], since: Date, weeks: number): { from: Date; learners: number }[] {
  const counted = Array.from({ length: weeks }, (_, week) => ({
    from: new Date(since.getTime() + week * WEEK_MS),
    learners: 0,
  }));
  for (const at of all) {
    const week = counted[Math.floor((at.getTime() - since.getTime()) / WEEK_MS)];
    // What comes at this very moment is of the last week.
    (week ?? counted.at(-1)!).learners++;
  }
  return counted;
}
