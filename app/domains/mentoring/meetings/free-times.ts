import type { Candidate } from '#app/domains/mentoring/matching/candidate.ts';
import { DAY_PARTS } from '#app/domains/mentoring/profiles/profile-options.ts';
import { addDays, type Day, dayIn, instantIn, weekdayOf } from '#app/platform/time.ts';

/** Number of days searched. */
const DAYS = 28;

type Hours = Pick<Candidate, 'days' | 'parts' | 'timeZone'>;
/** Milliseconds since 1970. */
type Stretch = { from: number; to: number };

/**
 * Times after `after` when both are usually free, at most one per day of the first person's calendar: the start of the longest
 * free period of that day. Each hour is converted in its own zone, so that a change to summer time shifts nobody's hours, even on that day.
 */
export function freeTimes(a: Hours, b: Hours, after: Date, most: number): Date[] {
  const theirs = freeStretches(b, after);
  const best = new Map<Day, Stretch>();
  for (const own of freeStretches(a, after))
    for (const other of theirs) {
      const both = { from: Math.max(own.from, other.from), to: Math.min(own.to, other.to) };
      if (both.from >= both.to || both.from <= after.getTime()) continue;
      const day = dayIn(a.timeZone, new Date(both.from));
      const known = best.get(day);
      if (!known || both.to - both.from > known.to - known.from) best.set(day, both);
    }
  return [...best.values()].slice(0, most).map(({ from }) => new Date(from));
}

/** Periods in which somebody is usually free, in order, starting a day early: their calendar may already show another day. */
function freeStretches({ days, parts, timeZone }: Hours, after: Date): Stretch[] {
  const found: Stretch[] = [];
  const first = addDays(dayIn(timeZone, after), -1);
  for (let n = 0; n <= DAYS; n++) {
    const day = addDays(first, n);
    if (!days.includes(weekdayOf(day))) continue;
    for (const [begin, end] of DAY_PARTS) {
      if (!parts.includes(begin)) continue;
      const [from, to] = [begin, end].map((hour) => instantAt(timeZone, day, hour)) as [number, number];
      const last = found.at(-1);
      if (last?.to === from) last.to = to;
      else found.push({ from, to });
    }
  }
  return found;
}

const instantAt = (timeZone: string, day: Day, hour: number): number =>
  instantIn(timeZone, day, `${String(hour).padStart(2, '0')}:00`).getTime();
