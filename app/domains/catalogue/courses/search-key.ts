/** For search: insensitive to case and Unicode composition, sensitive to diacritics. */
export const searchKey = (text: string): string =>
  text.normalize('NFKC').toLocaleLowerCase('en').replace(/\s+/g, ' ').trim();

/** A LIKE pattern for text that contains `words` as they are. */
export const searchPattern = (words: string): string =>
  `%${searchKey(words).replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
