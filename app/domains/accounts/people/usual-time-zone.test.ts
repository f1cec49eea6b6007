import { expect, test } from 'vitest';
import { LOCALES } from '#app/i18n/locales.ts';
import { guessTimeZone, usualTimeZone } from './usual-time-zone.ts';

test.each([
  ['sv-SE,sv;q=0.9,en-US;q=0.8', 'Europe/Stockholm'],
  ['sv-FI,sv;q=0.9', 'Europe/Helsinki'],
  ['ru-BY,ru;q=0.9,en;q=0.8', 'Europe/Minsk'],
  ['en-US,en;q=0.9,lt-LT;q=0.5', 'Europe/Vilnius'],
  ['en-US,en;q=0.9', 'Europe/Helsinki'],
  ['', 'Europe/Helsinki'],
])('a browser that asks for “%s” is taken to be in %s', (header, zone) =>
  expect(guessTimeZone(header, 'en')).toBe(zone),
);

test('without a country, the language of the page decides', () => {
  expect(LOCALES.map(({ code }) => guessTimeZone('en-US,en', code))).toEqual([
    'Europe/Helsinki',
    'Europe/Helsinki',
    'Europe/Stockholm',
    'Europe/Tallinn',
    'Europe/Riga',
    'Europe/Vilnius',
    'Europe/Minsk',
  ]);
});

test('an account created for somebody of a country uses the time zone of that country', () => {
  expect(['SE', 'BY', null].map(usualTimeZone)).toEqual([
    'Europe/Stockholm',
    'Europe/Minsk',
    'Europe/Helsinki',
  ]);
});
