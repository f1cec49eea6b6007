/** Calendar dates as ISO text (YYYY-MM-DD), which sort as they are. */
const DAY_MS = 86_400_000;

const epochMs = (date: string): number => Date.parse(`${date}T00:00:00Z`);

const isoDate = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string => isoDate(epochMs(date) + days * DAY_MS);

/** Days from `from` to `to`, both included; 0 where `to` comes first. */
export const daysWithin = (from: string, to: string): number =>
  Math.max(0, Math.round((epochMs(to) - epochMs(from)) / DAY_MS) + 1);

/** The same day of the month, or the month's last where it has no such day. */
export function addMonths(date: string, months: number): string {
  const start = new Date(epochMs(date));
  const last = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0));
  last.setUTCDate(Math.min(start.getUTCDate(), last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}
