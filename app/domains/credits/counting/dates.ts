/** Calendar dates as ISO text (YYYY-MM-DD), which sort as they are. */
const DAY = 86_400_000;
const number = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const iso = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string => iso(number(date) + days * DAY);

/** Days from `from` to `to`, both included; 0 where `to` comes first. */
export const daysWithin = (from: string, to: string): number =>
  Math.max(0, Math.round((number(to) - number(from)) / DAY) + 1);

/** The same day of the month, or the month's last where it has no such day. */
export function addMonths(date: string, months: number): string {
  const start = new Date(number(date));
  const last = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0));
  last.setUTCDate(Math.min(start.getUTCDate(), last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}
