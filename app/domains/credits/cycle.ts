import type { Cycle } from './programmes.ts';

/** Calendar dates, both included. */
export type Period = { from: string; to: string };

const iso = (date: Date): string => date.toISOString().slice(0, 10);

/** The same day of the month, or the month's last where it has no such day. */
function addMonths(date: string, months: number): Date {
  const start = new Date(`${date}T00:00:00Z`);
  const target = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0));
  target.setUTCDate(Math.min(start.getUTCDate(), target.getUTCDate()));
  return target;
}

/** The cycle that `today` lies in; null where the programme has none or the anchor is missing or still to come. */
export function cycleOn(cycle: Cycle, anchorDate: string | null, today: string): Period | null {
  if (cycle.mode === 'calendar')
    return { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` };
  if (cycle.mode === 'none' || !anchorDate || anchorDate > today) return null;
  for (let n = 0; ; n++) {
    const next = addMonths(anchorDate, cycle.months * (n + 1));
    if (iso(next) > today) {
      const last = new Date(next.getTime() - 86_400_000);
      return { from: iso(addMonths(anchorDate, cycle.months * n)), to: iso(last) };
    }
  }
}

/** How much of the period has gone by at the end of `today`, from 0 to 1. */
export function shareOfPeriod(period: Period, today: string): number {
  const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  const whole = day(period.to) - day(period.from) + 1;
  return Math.min(1, Math.max(0, (day(today) - day(period.from) + 1) / whole));
}
