const isCyrillic = (text: string): boolean => /[\u0400-\u04ff]/.test(text);

/**
 * A word as it is looked up: small letters; in Latin without marks, because many are typed without them; in Cyrillic `е` for `ё`.
 * As long as the word itself.
 */
export function searchKeyOf(word: string): string {
  const small = word.toLowerCase();
  if (!/[^a-z]/.test(small)) return small;
  if (isCyrillic(small)) return small.replaceAll('ё', 'е').replaceAll(/[’ʼ]/g, "'");
  return small.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ø', 'o').replaceAll('æ', 'a');
}
