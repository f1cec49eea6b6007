import { LOCALES, nameOfLocale } from '#app/i18n/locales.ts';

export type Option = { value: string; name: string; lang?: string };

export const languageOptions = (only: string[] = LOCALES.map(({ code }) => code)): Option[] =>
  only.map((code) => ({ value: code, name: nameOfLocale(code), lang: code }));

/** Codes as options, each by its name. */
export const optionsOf = <const Code extends string | number>(
  codes: readonly Code[],
  name: (code: Code) => string = String,
): Option[] => codes.map((code) => ({ value: String(code), name: name(code) }));

/** Things as options, each by its name, in its own language where it says so. */
export const namedOptions = (things: readonly { id: string; name: string; language?: string }[]): Option[] =>
  things.map(({ id, name, language }) => ({ value: id, name, ...(language && { lang: language }) }));
