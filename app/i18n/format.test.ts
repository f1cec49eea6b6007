import { afterEach, expect, test, vi } from 'vitest';
import { formatFor } from './format.ts';

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

test('four digits are grouped in the languages that do so', () => {
  const four = ['en', 'fi', 'sv', 'lt', 'be'].map((locale) => formatFor(locale, 'UTC').number(1234));
  expect(four).toEqual(['1,234', '1\u00a0234', '1\u00a0234', '1\u00a0234', '1234']);
});
