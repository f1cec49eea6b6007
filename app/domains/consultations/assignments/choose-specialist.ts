import { addDays, dayIn, weekdayOf } from '#app/platform/time.ts';

/** Somebody who answers, with what waits for them already. */
export type Candidate = {
  personId: string;
  languages: string[];
  /** Weekdays from 1 (Monday) to 7. */
  days: number[];
  timeZone: string;
  maxOpen: number;
  open: number;
  /** The epoch for a specialist who was never asked. */
  lastAssignedAt: Date;
  /** Calendar dates, both included. */
  absences: { fromDay: string; toDay: string }[];
};

/** Whether somebody looks in on one of the days from `from` to `to`, by their own calendar. */
export function isAvailable(
  { days, absences, timeZone }: Pick<Candidate, 'days' | 'absences' | 'timeZone'>,
  from: Date,
  to: Date,
): boolean {
  const last = dayIn(timeZone, to);
  let day = dayIn(timeZone, from);
  for (let step = 0; step < 15 && day <= last; step++) {
    const isAway = absences.some(({ fromDay, toDay }) => fromDay <= day && day <= toDay);
    if (days.includes(weekdayOf(day)) && !isAway) return true;
    day = addDays(day, 1);
  }
  return false;
}

const openShare = ({ open, maxOpen }: Candidate): number => open / maxOpen;

const lastAssignedTime = ({ lastAssignedAt }: Candidate): number => lastAssignedAt.getTime();

/**
 * Who is asked: speaks the language, has a place free and looks in before half the time is over. Of those the one with the
 * smallest share of their places taken, then the one who was asked longest ago; ids break ties, so that the answer is the same
 * whatever the order of the rows. None: null.
 */
export function chooseSpecialist(
  candidates: readonly Candidate[],
  wanted: { language: string; now: Date; halfTime: Date; tried: ReadonlySet<string> },
): Candidate | null {
  let best: Candidate | null = null;
  for (const each of candidates) {
    if (each.open >= each.maxOpen || wanted.tried.has(each.personId)) continue;
    if (!each.languages.includes(wanted.language)) continue;
    const isBetter =
      best === null ||
      openShare(each) - openShare(best) ||
      lastAssignedTime(each) - lastAssignedTime(best) ||
      (each.personId < best.personId ? -1 : 1);
    if (isBetter === true || (typeof isBetter === 'number' && isBetter < 0))
      if (isAvailable(each, wanted.now, wanted.halfTime)) best = each;
  }
  return best;
}
