/** Letters whose accent is not a combining mark. */
const PLAIN: Record<string, string> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ŧ: 't', ŋ: 'n', ı: 'i', ə: 'e', ς: 'σ',
}; // oxfmt-ignore

/**
 * Text as it is searched: without case, accents, composition and kinds of blanks, apostrophes and hyphens. SQLite and
 * PostgreSQL disagree about all of that beyond ASCII, so what is searched is stored in this form, and typed words are
 * brought into it.
 */
export const searchKey = (text: string): string =>
  text
    .normalize('NFKD')
    // Marks that any script may use, of them all accents; vowel signs of Indic and other scripts are letters and stay.
    .replace(/\p{Script=Inherited}|\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłħŧŋıəς]/g, (letter) => PLAIN[letter]!)
    .replace(/[\u2018\u2019\u02b9\u02bb\u02bc]/g, "'")
    .replace(/\p{Pd}/gu, '-')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();

/** Search keys of typed words. */
export const searchWords = (typed: string): string[] => searchKey(typed).split(' ').filter(Boolean);
