import { translationsFor, translatorFor } from '#app/i18n/translate.server.ts';

/**
 * The interface's English words, by their key: `said('credits:title')`. A test of logic names the key, so that the words can become
 * better without breaking it.
 */
export const said = translatorFor('en');

type Key = Parameters<typeof said>[0];

/** The longest piece of a line that holds no value: to look for where the values are not what is tested. */
export function pieceOf(key: Key & string): string {
  const text = String(
    translationsFor('en').getResource('en', ...(key.split(/:(.*)/s).slice(0, 2) as [string, string])),
  );
  return text.split(/\{+[^}]*\}+|<[^>]*>|\n/).toSorted((a, b) => b.length - a.length)[0]!;
}
