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

/** The name under which a zone is stored, for any of its names, current or former, in any case; null for anything else. An offset is not a zone: it has no summer time. */
export function findTimeZone(name: string): string | null {
  if (/^[+-]/.test(name)) return null;
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

const zoned = (zone: string, at: Date) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);

/** Offset of `zone` from UTC at an instant, in milliseconds. */
export const offsetAt = (zone: string, at: Date): number => zoned(zone, at).offsetNanoseconds / 1e6;

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

/** Local date and time (`2026-12-05T18:00:00`) in `zone` at an instant. */
export const secondIn = (zone: string, at: Date): string =>
  zoned(zone, at).toPlainDateTime().toString({ smallestUnit: 'second' });

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

/** Throws a RangeError for an invalid day, and where the result would be outside the years 0000 to 9999. */
export const addDays = (day: Day, days: number): Day => dayOf(numberOf(day) + days);

/** The same day of the month, or the month's last where it has no such day. */
export const addMonths = (day: Day, months: number): Day =>
  Temporal.PlainDate.from(day).add({ months }).toString();

/** Days from `from` to `to`, both included; 0 where `to` comes first. Throws a RangeError for an invalid day. */
export const daysWithin = (from: Day, to: Day): number => Math.max(0, numberOf(to) - numberOf(from) + 1);

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekdayOf = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
/** `Date.UTC` takes a year below 100 for one of the 20th century; the calendar repeats after 400 years, to the day. */
const CYCLE = 400;

/**
 * A day as a number. Without Temporal and without ISO text: a recount of an association asks millions of times, and each of their
 * objects is dear to collect.
 */
function numberOf(day: Day): number {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8));
  const length = month === 2 && isLeap(year) ? 29 : MONTH_LENGTHS[month - 1];
  if (!SHAPE.test(day) || length === undefined || date < 1 || date > length)
    throw new RangeError(`no day: ${day}`);
  return Date.UTC(year + CYCLE, month - 1, date) / DAY_MS;
}

function dayOf(number: number): Day {
  const date = new Date(number * DAY_MS);
  const year = date.getUTCFullYear() - CYCLE;
  if (!(Number.isInteger(number) && year >= 0 && year <= 9999)) throw new RangeError(`no day: ${number}`);
  return `${pad(year, 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`;
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

/** Milliseconds of a duration of ISO 8601, such as `PT1H`; a month is that of January. */
export const durationMs = (duration: string): number =>
  Temporal.Duration.from(duration).total({ unit: 'millisecond', relativeTo: '2026-01-01' });
