import { isLocale } from './locales.ts';

const collators = new Map<string, Intl.Collator>();

/**
 * Compares two texts in a language's alphabetical order, for lists that are read whole; English for a language that we do not have. Where a
 * database has to sort, `sort-keys.server.ts` makes keys of the same order.
 */
export function compareIn(language: string): (a: string, b: string) => number {
  const code = isLocale(language) ? language : 'en';
  const collator = collators.get(code) ?? new Intl.Collator(code);
  collators.set(code, collator);
  return collator.compare;
}
