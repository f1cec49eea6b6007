/**
 * The one door to Temporal. A `Day` is a calendar date as ISO text (`2026-12-31`), which sorts as it is; an instant is a `Date`.
 * Which day an instant falls on depends on whose clock is read, so every question about days names a zone (IANA).
 */
import { Temporal } from 'temporal-polyfill';

export type Day = string;
/** What the server reads the time from; a test hands in its own. */
export type Clock = () => Date;

/** Whose calendar it is where nobody has said: signed-out readers, and the process itself. */
export const DEFAULT_TIME_ZONE = 'Europe/Helsinki';

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

const zoned = (zone: string, at: Date) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);

/** The day that a calendar on the wall in `zone` shows at an instant. */
export const dayIn = (zone: string, at: Date): Day => zoned(zone, at).toPlainDate().toString();

/** Day and time (`09:30`) that a clock on the wall in `zone` shows at an instant. */
export function wallClockIn(zone: string, at: Date): { date: Day; time: string } {
  const shown = zoned(zone, at);
  return {
    date: shown.toPlainDate().toString(),
    time: shown.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

/**
 * The instant at which a clock in `zone` shows this day and time. A time that the change to summer time skips moves on by that
 * hour; of one that comes twice it is the first.
 */
export const instantIn = (zone: string, day: Day, time: string): Date =>
  new Date(
    Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone, { disambiguation: 'compatible' })
      .epochMilliseconds,
  );

/** Whether it is a day that exists, and one that anybody living means: of 1900 to 2199. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = text.split('-').map(Number);
  return new Date(Date.UTC(year!, month! - 1, day)).toISOString().startsWith(text);
}

/** The day by UTC: for what belongs to nobody's calendar, such as the name of a file. */
export const utcDay = (at: Date): Day => at.toISOString().slice(0, 10);

/** Without Temporal, as `daysWithin`: a recount of an association asks a million times, and each of its objects is dear to collect. */
export const addDays = (day: Day, days: number): Day => utcDay(new Date(Date.parse(day) + days * DAY_MS));

/** The same day of the month, or the month's last where it has no such day. */
export const addMonths = (day: Day, months: number): Day =>
  Temporal.PlainDate.from(day).add({ months }).toString();

/** Days from `from` to `to`, both included; 0 where `to` comes first. */
export const daysWithin = (from: Day, to: Day): number =>
  Math.max(0, (Date.parse(to) - Date.parse(from)) / DAY_MS + 1);

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekdayOf = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek;
