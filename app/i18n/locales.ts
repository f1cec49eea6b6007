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
  const wanted = acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const q = parameters.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find(Boolean);
      return { code: tag.toLowerCase().split('-')[0]!, q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
  return wanted.map((each) => each.code).find(isLocale) ?? 'en';
}
