import type { Span } from './identity-numbers.ts';
import type { Char } from './normalise.ts';

/** A day and a month that could be, in this order at the beginning of what is written. */
const isDayFirst = (digits: string): boolean => {
  const [day, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))];
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
};
const isYearFirst = (digits: string): boolean => isDayFirst(digits.slice(4, 6) + digits.slice(2, 4));

type Shape = { pattern: RegExp; holds: (found: string) => boolean };

const digitsOf = (found: string): string => found.replace(/\D/g, '');
const isRound = (digits: string): boolean => digits.endsWith('000') || digits.slice(2, 5) === '000';
/** Months of two years, as in 012024-022025. */
const ARE_MONTHS = /^(?:\d\d(?:19|20)\d\d|(?:19|20)\d{4}) ?- ?(?:\d\d(?:19|20)\d\d|(?:19|20)\d{4})$/;

/** Digits, in two parts or with letters among them, as long as the numbers of the six countries or one longer or shorter. */
function isLikeNumber(found: string): boolean {
  const [first = '', second = ''] = found.split(/ ?[-+] ?/);
  const all = first + second;
  const digits = digitsOf(all);
  if (second === '' && digits === all) return all.length >= 10 && all.length <= 12;
  if (digits.length < 8 || all.length > 15 || isRound(digits) || ARE_MONTHS.test(found)) return false;
  if (second !== '')
    return first.length >= 5 && first.length <= 9 && second.length >= 3 && second.length <= 6;
  // More than one letter at the end is a unit; BA, BI and PB end what a Belarusian number would go on with.
  return all.length >= 9 && all.length - digits.length <= 4 && (!/[A-Z]{2}$/.test(all) || /(?:BA|BI|PB)$/.test(all)); // oxfmt-ignore
}

/** Slips of typing leave the shape as it is: neither the calendar nor the control is asked, but where blanks stand between digits. */
const SHAPES: Shape[] = [
  { pattern: /(?<![\p{L}\d.,/+-])\d{5,}[\dA-Z]*(?: ?[-+] ?\d[\dA-Z]{2,})?(?![\p{L}\d]|-\d|[.,/]\d)/gu, holds: isLikeNumber },
  { pattern: /(?<![\p{L}\d.,/+-])\d{6} \d{4,5}(?![\p{L}\d]|[.,]?\d| \d)/gu, holds: (found) => isDayFirst(found) || isYearFirst(found) },
  { pattern: /(?<![\p{L}\d.,/+-])[1-6] ?\d{6} \d{4}(?![\p{L}\d]|[.,]?\d| \d)/gu, holds: (found) => isYearFirst(digitsOf(found).slice(1)) },
  { pattern: /(?<![\p{L}\d.,/-])\d{2}[./]\d{2}[./](?:19|20)?\d{2} ?- ?\d{4,5}(?![\p{L}\d])/gu, holds: () => true },
]; // oxfmt-ignore

/** After a word for it: what has eight signs and six digits. */
const LABELLED =
  /(?<![\p{L}\d])(?:ISIKUKOOD|ISIKUKOODIGA|IK|I\.K\.|HETU|HENKILÖTUNNUS|HENKILÖTUNNUKSELLA|SOTU|PERSONNUMMER|PERSNR|PNR|PERS\.NR|P\.? ?K\.?|PERSONAS KODS|PERS\. ?KODS|A\.? ?K\.?|ASMENS KODAS|PERSONAL CODE|ID CODE|ИН|ЛИЧНЫЙ НОМЕР|АСАБІСТЫ НУМАР|ІДЭНТЫФІКАЦЫЙНЫ НУМАР)[ .:№#]{1,3}((?=(?:[^\d]{0,2}\d){6})\d[\dA-Z]*(?: ?[-+] ?[\dA-Z]+)?)(?![\p{L}\d])/dgu;

/** Before a number that is nobody's: of a lot, a product, a paper; or somebody's telephone, which is found as one. */
const OTHERS =
  /(?:LOT|BATCH|EAN|GTIN|ISBN|ISSN|UDI|PMID|DOI|NCT|SARJA|ERÄ|PARTII|PARTIJA|SĒRIJA|SERIJA|СЕРЫЯ|СЕРИЯ|TEL\.?|TĀLR\.?|TÃLR\.?|PUH\.?|GSM|MOB\.?|PHONE|TELEF\p{L}*|TĀLRUNIS|PUHELIN|ТЭЛ\.?|ТЕЛ\.?|HTTPS?:\S*|WWW\.\S*)[ :.№#NRO]{0,5}$/u;

/** What looks like an identity number of one of the six countries, whatever its calendar and its control say. */
export function findIdentityShapes(chars: Char[]): Span[] {
  const signs = chars.map(({ sign }) => sign[0] ?? ' ').join('');
  const spanOf = (from: number, to: number): Span => ({ start: chars[from]!.start, end: chars[to - 1]!.end });
  const shaped = SHAPES.flatMap(({ pattern, holds }) =>
    [...signs.matchAll(pattern)].flatMap(({ index, 0: found }) => {
      if (!holds(found)) return [];
      if (OTHERS.test(signs.slice(Math.max(0, index - 40), index))) return [];
      return [spanOf(index, index + found.length)];
    }),
  );
  const labelled = [...signs.matchAll(LABELLED)].flatMap(({ indices }) => {
    const [from, to] = indices![1]!;
    return to - from >= 8 ? [spanOf(from, to)] : [];
  });
  return [...shaped, ...labelled];
}
