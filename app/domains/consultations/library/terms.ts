import { searchKey } from '#app/platform/search-key.ts';

/** Letters of a word that are compared: the rest is its ending, in every one of our languages but English. */
const TERM_LENGTH = 6;
const MIN_WORD_LENGTH = 4;
const MAX_TERMS = 400;

/** Beginnings of the words of a text, each once, in the order in which they come: by them cases are found and compared, however they are typed. */
export function termsOf(text: string): string[] {
  const words = searchKey(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const terms = new Set<string>();
  for (const word of words) {
    const letters = Array.from(word);
    if (letters.length < MIN_WORD_LENGTH) continue;
    terms.add(letters.slice(0, TERM_LENGTH).join(''));
    if (terms.size === MAX_TERMS) break;
  }
  return [...terms];
}

export type ComparableLesson = { id: string; title: string; language: string; terms: string[] };

/**
 * Earlier cases like a text, the most similar first: by common terms, where a rare term weighs more. Runs on the asker's
 * device, so that no draft leaves it.
 */
export function findSimilarLessons(
  text: string,
  known: readonly ComparableLesson[],
  most = 3,
): ComparableLesson[] {
  const cases = new Map<string, number>();
  for (const { terms } of known) for (const term of terms) cases.set(term, (cases.get(term) ?? 0) + 1);
  const own = new Set(termsOf(text));
  return known
    .map((each) => {
      const shared = each.terms.filter((term) => own.has(term));
      const weight = shared.reduce((sum, term) => sum + Math.log(1 + known.length / cases.get(term)!), 0);
      return { each, shared: shared.length, weight };
    })
    .filter(({ shared }) => shared >= 3)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ each }) => each);
}
