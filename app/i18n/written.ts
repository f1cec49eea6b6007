/** How dates and numbers of a locale are written, on our pages and in packages that are exported. */

/**
 * The locale, or list of them, for `Intl`: British day and month order for the English of this region. Browsers have no Belarusian: times
 * are written as in Russian there, and numbers too but for four digits, which Belarusian does not group (CLDR, minimumGroupingDigits 2).
 */
export const tagOf = (locale: string): string | string[] =>
  ({ en: 'en-GB', be: ['be', 'ru'] })[locale] ?? locale;

export const numberFormat = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  new Intl.NumberFormat(tagOf(locale), { ...options, ...(locale === 'be' && { useGrouping: 'min2' }) });

/** Latvian and Estonian inflect the name of a month with what stands before it; digits are right in every sentence. */
export const writtenIn = (locale: string) =>
  locale === 'lv' || locale === 'et'
    ? ({
        dated: { day: 'numeric', month: 'numeric', year: 'numeric' },
        timed: { hour: '2-digit', minute: '2-digit' },
      } as const)
    : ({ dated: { dateStyle: 'long' }, timed: { timeStyle: 'short' } } as const);
