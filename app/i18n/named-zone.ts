import be from '#locales/be/zones.json' with { type: 'json' };
import en from '#locales/en/zones.json' with { type: 'json' };
import et from '#locales/et/zones.json' with { type: 'json' };
import fi from '#locales/fi/zones.json' with { type: 'json' };
import lt from '#locales/lt/zones.json' with { type: 'json' };
import lv from '#locales/lv/zones.json' with { type: 'json' };
import sv from '#locales/sv/zones.json' with { type: 'json' };
import type { Locale } from './locales.ts';

/** As people say it after a time: “at 18:00 Finnish time”, “klo 18.00 Suomen aikaa”. Read here, because browsers have no Belarusian. */
const NAMES: Record<Locale, Partial<Record<string, string>>> = { en, fi, sv, et, lv, lt, be };

export type NamedZone = {
  /** Its name, or its city where no name is known. */
  name: string;
  /** Text after a time: the zone's name, or its offset from UTC at that instant. */
  at(instant: Date): string;
};

export function namedZone(locale: string, timeZone: string): NamedZone {
  const name = NAMES[locale as Locale]?.[timeZone];
  if (name) return { name, at: () => name };
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' });
  return {
    name: timeZone.replaceAll('_', ' '),
    at: (instant) =>
      parts
        .formatToParts(instant)
        .find(({ type }) => type === 'timeZoneName')!
        .value.replace(/^GMT(\+0$)?/, 'UTC'),
  };
}
