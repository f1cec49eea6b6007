import { numberFormat, tagOf, writtenIn } from '#app/i18n/written.ts';

export const inPercent = (language: string, value: number): string =>
  numberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(value);

export const inMinutes = (language: string, ms: number): string =>
  numberFormat(language, {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  }).format(ms / 60_000);

/** By the clock of the device. */
export function inTime(language: string, at: number): string {
  const { dated, timed } = writtenIn(language);
  return new Intl.DateTimeFormat(tagOf(language), { ...dated, ...timed }).format(at);
}

/** A calendar date, YYYY-MM-DD: the same day in every time zone. */
export const asDay = (language: string, day: string): string =>
  new Intl.DateTimeFormat(tagOf(language), { ...writtenIn(language).dated, timeZone: 'UTC' }).format(
    Date.parse(day),
  );

export const nameOfLanguage = (language: string, code: string): string =>
  new Intl.DisplayNames(tagOf(language), { type: 'language' }).of(code) ?? code;
