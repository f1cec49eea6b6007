import { translationsFor, translatorFor } from '#app/i18n/translate.server.ts';

/**
 * The interface's English words, by their key: `said('credits:title')`. A test of logic names the key, so that the words can become
 * better without breaking it.
 */
export const said = translatorFor('en');

type Key = Parameters<typeof said>[0];

/** The longest piece of a line that holds no value: to look for where the values are not what is tested. Throws for a key that no line has. */
export function pieceOf(key: Key & string): string {
  const [file, path] = key.split(/:(.*)/s) as [string, string];
  const text: unknown = translationsFor('en').getResource('en', file, path);
  if (typeof text !== 'string') throw new Error(`no line is called ${key}`);
  return text.split(/\{+[^}]*\}+|<[^>]*>|\n/).toSorted((a, b) => b.length - a.length)[0]!;
}
