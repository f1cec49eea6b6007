import { LOCALES, nameOfLocale } from '#app/i18n/locales.ts';

/** `help` stands below a choice; `asks`: which further field of its form it needs, for the style sheet. */
export type Option = { value: string; name: string; lang?: string; help?: string; asks?: string };

export const languageOptions = (only: string[] = LOCALES.map(({ code }) => code)): Option[] =>
  only.map((code) => ({ value: code, name: nameOfLocale(code), lang: code }));

/** Codes as options, each by its name. */
export const optionsOf = <const Code extends string | number>(
  codes: readonly Code[],
  name: (code: Code) => string = String,
): Option[] => codes.map((code) => ({ value: String(code), name: name(code) }));

type Thing = { id: string; name: string; nameLanguage?: string; country?: string };

/** Things as options, each by its name, in the language of the name where it says so; with `place`, the name of a country, where it says its country. */
export const namedOptions = (things: readonly Thing[], place?: (country: string) => string): Option[] =>
  things.map(({ id, name, nameLanguage, country }) => ({
    value: id,
    name: place && country ? `${name} (${place(country)})` : name,
    ...(nameLanguage && { lang: nameLanguage }),
  }));
