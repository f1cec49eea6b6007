import { COUNTRIES } from '#app/domains/accounts/schemas.ts';
import { acceptedLanguages } from '#app/i18n/pick-language.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { DEFAULT_TIME_ZONE } from '#app/platform/time.ts';

/** The time zone of the capital, which nearly everybody in these countries uses. */
const OF_COUNTRY: Partial<Record<string, string>> = {
  FI: 'Europe/Helsinki',
  SE: 'Europe/Stockholm',
  EE: 'Europe/Tallinn',
  LV: 'Europe/Riga',
  LT: 'Europe/Vilnius',
  BY: 'Europe/Minsk',
  AX: 'Europe/Mariehamn',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  IS: 'Atlantic/Reykjavik',
  NO: 'Europe/Oslo',
  PL: 'Europe/Warsaw',
};
const COUNTRY_OF_LANGUAGE: Partial<Record<Locale, string>> = {
  fi: 'FI',
  sv: 'SE',
  et: 'EE',
  lv: 'LV',
  lt: 'LT',
  be: 'BY',
};

/** By country (ISO 3166-1), where it is known. */
export const usualTimeZone = (country: string | null | undefined): string =>
  OF_COUNTRY[country ?? ''] ?? DEFAULT_TIME_ZONE;

/** The country of this region whose usual time zone it is; null where none is. A proposal, as the zone is that of the browser. */
export const countryOfTimeZone = (timeZone: string): string | null =>
  COUNTRIES.find((country) => OF_COUNTRY[country] === timeZone) ?? null;

/**
 * For somebody known only by their request: the first country in the browser's languages (`sv-FI`), else the one where the
 * language of the page is spoken. A guess that the person sees and can change.
 */
export function guessTimeZone(acceptLanguage: string, locale: Locale): string {
  const countries = acceptedLanguages(acceptLanguage).map((tag) => /-([a-z]{2})$/.exec(tag)?.[1]);
  const known = countries.find((country) => country && OF_COUNTRY[country.toUpperCase()]);
  return usualTimeZone(known?.toUpperCase() ?? COUNTRY_OF_LANGUAGE[locale]);
}
