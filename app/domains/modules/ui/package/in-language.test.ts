import { expect, test } from 'vitest';
import { LOCALES } from '#app/i18n/locales.ts';
import { formatFor } from '#app/i18n/format.ts';
import { asDay, inPercent, inTime, nameOfLanguage } from './in-language.ts';

const AT = Date.parse('2026-11-30T21:49:00Z');

test('English is the English of this region', () => {
  expect(inTime('en', AT)).toMatch(/^\d+ (November|December) 2026 at \d\d:\d\d$/);
});

test.each(LOCALES.map(({ code }) => code))('a package writes %s as our pages do', (locale) => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const format = formatFor(locale, timeZone);
  expect(format.dateTime(new Date(AT)).startsWith(`${inTime(locale, AT)} `)).toBe(true);
  expect(asDay(locale, '2026-11-30')).toBe(format.day('2026-11-30'));
  expect(inPercent(locale, 0.62)).toBe(format.percent(0.62));
  expect(nameOfLanguage(locale, 'lv')).toBe(format.language('lv'));
});
