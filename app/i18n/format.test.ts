import { afterEach, expect, test, vi } from 'vitest';
import { formatFor } from './format.ts';
import { LOCALES } from './locales.ts';

afterEach(() => void vi.unstubAllGlobals());

/** As in a browser, which has no Belarusian. */
const withoutBelarusian = () => {
  const { NumberFormat } = Intl;
  const lacking = function (tags: string | string[], options: Intl.NumberFormatOptions) {
    return new NumberFormat(
      [tags].flat().filter((tag) => tag !== 'be'),
      options,
    );
  };
  vi.stubGlobal('Intl', Object.create(Intl, { NumberFormat: { value: lacking } }));
};

test('Belarusian numbers are the same text where Belarusian is not known', () => {
  const texts = (zone: string) => {
    const { number, decimal, percent, bytes } = formatFor('be', zone);
    return [
      number(1234),
      number(12_345.6),
      decimal('1234.5'),
      decimal('4321/2'),
      percent(12.34),
      bytes(1.2e9),
    ];
  };
  const known = texts('Europe/Minsk');
  expect(known[0]).toBe('1234');
  withoutBelarusian();
  expect(texts('UTC')).toEqual(known);
});

const WINTER = new Date('2026-12-05T16:00:00Z');
const SUMMER = new Date('2026-07-05T16:00:00Z');

test('a time names whose clock it is, as each language says it', () => {
  const in_ = (locale: string, zone: string) => formatFor(locale, zone).dateTime(WINTER);
  expect(LOCALES.map(({ code }) => in_(code, 'Europe/Stockholm'))).toEqual([
    '5 December 2026 at 17:00 Swedish time',
    '5. joulukuuta 2026 klo 17.00 Ruotsin aikaa',
    '5 december 2026 kl. 17:00 svensk tid',
    '5.12.2026, 17:00 Rootsi aja järgi',
    '5.12.2026. 17:00 pēc Zviedrijas laika',
    '2026 m. gruodžio 5 d. 17:00 Švedijos laiku',
    '5 снежня 2026 г. у 17:00 па часе Швецыі',
  ]);
  expect(in_('be', 'Europe/Minsk')).toBe('5 снежня 2026 г. у 19:00 па мінскім часе');
});

test('a date is as it stands within a sentence: in digits where the name of its month would be inflected', () => {
  const dates = (locale: string) => [formatFor(locale).date(WINTER), formatFor(locale).day('2026-12-05')];
  expect(LOCALES.map(({ code }) => dates(code)[0])).toEqual([
    '5 December 2026',
    '5. joulukuuta 2026',
    '5 december 2026',
    '5.12.2026',
    '5.12.2026.',
    '2026 m. gruodžio 5 d.',
    '5 снежня 2026 г.',
  ]);
  for (const { code } of LOCALES) expect(new Set(dates(code)).size).toBe(1);
});

test('in summer the clocks of the region go forward and Minsk’s do not', () => {
  const zones = ['Europe/Helsinki', 'Europe/Stockholm', 'Europe/Minsk'];
  expect(zones.map((zone) => formatFor('en', zone).time(SUMMER))).toEqual([
    '19:00 Finnish time',
    '18:00 Swedish time',
    '19:00 Belarusian time',
  ]);
});

test('a zone without a name here is shown by its offset from UTC at that instant', () => {
  const both = (zone: string) => [WINTER, SUMMER].map((at) => formatFor('fi', zone).time(at));
  expect(both('America/New_York')).toEqual(['11.00 UTC-5', '12.00 UTC-4']);
  expect(both('Asia/Kolkata')).toEqual(['21.30 UTC+5:30', '21.30 UTC+5:30']);
  expect(both('UTC')).toEqual(['16.00 UTC', '16.00 UTC']);
  expect(formatFor('en', 'America/New_York').zone).toBe('America/New York');
});

test('the time of somebody who has chosen no zone is that of the region, and says so', () =>
  expect(formatFor('sv').dateTime(WINTER)).toBe('5 december 2026 kl. 18:00 finsk tid'));

test('a part of the week is in the reader’s zone, which is named after it', () =>
  expect(formatFor('en', 'UTC').slot(20, 22)).toBe('Monday 20:00–22:00 UTC'));

test('the name of a zone is the same text on a platform that does not know Belarusian', () => {
  const { DateTimeFormat } = Intl;
  const lacking = function (tags: string | string[], options: Intl.DateTimeFormatOptions) {
    return new DateTimeFormat(
      [tags].flat().filter((tag) => tag !== 'be'),
      options,
    );
  };
  vi.stubGlobal('Intl', Object.create(Intl, { DateTimeFormat: { value: lacking } }));
  expect(formatFor('be', 'Europe/Vilnius').time(WINTER)).toBe('18:00 па часе Літвы');
});

test('four digits are grouped in the languages that do so', () => {
  const four = ['en', 'fi', 'sv', 'lt', 'be'].map((locale) => formatFor(locale, 'UTC').number(1234));
  expect(four).toEqual(['1,234', '1\u00a0234', '1\u00a0234', '1\u00a0234', '1234']);
});
