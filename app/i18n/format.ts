import { DEFAULT_TIME_ZONE, HOUR_MS } from '#app/platform/time.ts';
import { type NamedZone, namedZone } from './named-zone.ts';
import { numberFormat, tagOf, writtenIn } from './written.ts';

/**
 * Dates and numbers as the locale writes them; instants in the reader's zone. A time of day names that zone, because a reader may live by
 * another clock than the one that Majakka knows of them.
 */
export type Format = {
  date(instant: Date | string): string;
  /** A calendar date without a zone, YYYY-MM-DD. */
  day(date: string): string;
  /** A month, YYYY-MM, that stands by itself. */
  month(value: string): string;
  /** Day of the month, and its month in short, of an instant or of a calendar date (YYYY-MM-DD). */
  tile(at: Date | string): { day: string; month: string };
  dateTime(instant: Date | string): string;
  time(instant: Date | string): string;
  /** The zone is not named: only beside a time that names it, or of what is going on now (`tests/architecture/time.test.ts`). */
  bareTime(instant: Date | string): string;
  /** As `bareTime`, to the second. */
  clock(instant: Date | string): string;
  /** Name of the zone, for a field in which a time is entered. */
  zone: string;
  number(value: number, digits?: 0 | 1): string;
  /** An exact decimal string: its digits are kept as they are, only the signs are the locale's. */
  decimal(value: string): string;
  percent(share: number): string;
  bytes(value: number): string;
  list(values: string[]): string;
  /** A stretch of the week in the reader's zone, from hours that are counted in UTC from Monday 0:00. */
  slot(from: number, to: number): string;
  /** Name of a weekday, 1 being Monday. */
  weekday(day: number): string;
  /** Name of a language by its ISO 639-1 code. */
  language(code: string): string;
  /** Name of a country by its ISO 3166-1 code. */
  country(code: string): string;
};

/** Each holds a dozen formatters of the platform, and there are three thousand pairs of a language and a zone: a few are in use. */
const MOST_KEPT = 200;
const cache = new Map<string, Format>();

export function formatFor(locale: string, timeZone: string = DEFAULT_TIME_ZONE): Format {
  const key = `${locale} ${timeZone}`;
  let format = cache.get(key);
  if (!format) {
    if (cache.size >= MOST_KEPT) cache.clear();
    cache.set(key, (format = make(locale, timeZone)));
  }
  return format;
}

function make(locale: string, timeZone: string): Format {
  // Dates come from the server as text.
  const tag = tagOf(locale);
  const numbers = (options: Intl.NumberFormatOptions) => numberFormat(locale, options);
  const { dated, timed } = writtenIn(locale);
  const date = new Intl.DateTimeFormat(tag, { ...dated, timeZone });
  const day = new Intl.DateTimeFormat(tag, { ...dated, timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const dateTime = new Intl.DateTimeFormat(tag, { ...dated, ...timed, timeZone });
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone });
  const zone: NamedZone = namedZone(locale, timeZone);
  const inZone = (shown: Intl.DateTimeFormat) => (instant: Date | string) => {
    const at = new Date(instant);
    return `${shown.format(at)} ${zone.at(at)}`;
  };
  const clock = new Intl.DateTimeFormat(tag, { timeStyle: 'medium', timeZone });
  const weekday = new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone });
  const dayName = new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' });
  const percent = numbers({ style: 'percent', maximumFractionDigits: 0 });
  const parts = (of: string) => ({
    day: new Intl.DateTimeFormat(tag, { day: 'numeric', timeZone: of }),
    month: new Intl.DateTimeFormat(tag, { month: 'short', timeZone: of }),
  });
  // Few pages have tiles.
  const tiles: Record<string, ReturnType<typeof parts>> = {};
  // Names of countries and languages are many, and few pages show them.
  let languages: Intl.DisplayNames | undefined;
  let regions: Intl.DisplayNames | undefined;
  const list = new Intl.ListFormat(tag);
  const digitsOf = [0, 1].map((digits) => numbers({ maximumFractionDigits: digits }));
  const hundredths = numbers({ maximumFractionDigits: 2 });
  const exact = numbers({ maximumFractionDigits: 20 });
  const number = (value: number, digits: 0 | 1 = 1) => digitsOf[digits]!.format(value);
  return {
    date: (instant) => date.format(new Date(instant)),
    day: (value) => day.format(new Date(`${value}T00:00:00Z`)),
    month: (value) => month.format(new Date(`${value}-01T00:00:00Z`)),
    tile(at) {
      const isDay = typeof at === 'string' && at.length === 10;
      const of = isDay ? 'UTC' : timeZone;
      const { day: inDays, month: inMonths } = (tiles[of] ??= parts(of));
      const date = new Date(at);
      return {
        day: inDays.formatToParts(date).find(({ type }) => type === 'day')!.value,
        month: inMonths.format(date),
      };
    },
    dateTime: inZone(dateTime),
    time: inZone(time),
    bareTime: (instant) => time.format(new Date(instant)),
    clock: (instant) => clock.format(new Date(instant)),
    zone: zone.name,
    number,
    decimal: (value) => {
      const [part, whole] = value.split('/');
      return whole
        ? `≈ ${hundredths.format(Number(part) / Number(whole))}`
        : exact.format(value as `${number}`);
    },
    percent: (share) => percent.format(share),
    bytes: (value) =>
      value < 1e6
        ? `${number(Math.ceil(value / 1e3), 0)} kB`
        : value < 1e10
          ? `${number(value / 1e6, value < 1e7 ? 1 : 0)} MB`
          : `${number(value / 1e9, 0)} GB`,
    list: (values) => list.format(values),
    slot(from, to) {
      // Of this week, so that summer and winter are those of now.
      const monday = new Date();
      monday.setUTCHours(0, 0, 0, 0);
      monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
      const at = (hours: number) => new Date(monday.getTime() + hours * HOUR_MS);
      return `${weekday.format(at(from))} ${time.format(at(from))}–${inZone(time)(at(to))}`;
    },
    weekday: (value) => dayName.format(Date.UTC(2024, 0, value)), // 1 January 2024 was a Monday
    language: (code) => (languages ??= new Intl.DisplayNames(tag, { type: 'language' })).of(code) ?? code,
    country: (code) => (regions ??= new Intl.DisplayNames(tag, { type: 'region' })).of(code) ?? code,
  };
}
