import { acceptedLanguages } from './pick-language.ts';

/** Each language in its own name; the order is the order of every list. */
export const LOCALES = [
  { code: 'en', name: 'English' },
  { code: 'fi', name: 'Suomi' },
  { code: 'sv', name: 'Svenska' },
  { code: 'et', name: 'Eesti' },
  { code: 'lv', name: 'Latviešu' },
  { code: 'lt', name: 'Lietuvių' },
  { code: 'be', name: 'Беларуская' },
] as const;

export type Locale = (typeof LOCALES)[number]['code'];

export const isLocale = (value: unknown): value is Locale => LOCALES.some((each) => each.code === value);
export const nameOfLocale = (code: string): string =>
  LOCALES.find((each) => each.code === code)?.name ?? code;

/** First of: the choice in the address (or its memory), the account, Accept-Language; English last. */
export function chooseLocale(
  chosen: string | null | undefined,
  account: string | null | undefined,
  acceptLanguage: string,
): Locale {
  if (isLocale(chosen)) return chosen;
  if (isLocale(account)) return account;
  const codes = acceptedLanguages(acceptLanguage).map((tag) => tag.split('-')[0]);
  return codes.find(isLocale) ?? 'en';
}
