import type { Char } from './normalise.ts';

export type Span = { start: number; end: number };

const days = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
/** A day that the calendar has, in one of these years. */
const isDay = (years: number[], month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && years.some((year) => day <= days(year, month));
const centuries = (short: number): number[] => [1800 + short, 1900 + short, 2000 + short];
const weighted = (digits: string, weights: number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0);
const at = (text: string, from: number, length: number): number => Number(text.slice(from, from + length));

/** FI henkilötunnus: the remainder of nine digits by 31 names the control character. */
const isFinnish = (digits: string, control: string): boolean =>
  isDay(centuries(at(digits, 4, 2)), at(digits, 2, 2), at(digits, 0, 2)) &&
  '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(digits) % 31] === control;

/** SE personnummer and samordningsnummer (day + 60): Luhn over ten digits. */
function isSwedish(ten: string): boolean {
  const day = at(ten, 4, 2);
  if (!isDay(centuries(at(ten, 0, 2)), at(ten, 2, 2), day > 60 ? day - 60 : day)) return false;
  const sum = Array.from(ten).reduce((all, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** EE isikukood and LT asmens kodas: two rows of weights, modulo 11. */
function isBaltic(code: string): boolean {
  const century = 1800 + 100 * Math.floor((at(code, 0, 1) - 1) / 2);
  if (!isDay([century + at(code, 1, 2)], at(code, 3, 2), at(code, 5, 2))) return false;
  const first = weighted(code, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const second = weighted(code, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return (first < 10 ? first : second % 10) === at(code, 10, 1);
}

/** LV personas kods: with a date and a control, or since 2017 from 32 on, with neither. */
function isLatvian(code: string): boolean {
  if (code.startsWith('32')) return true;
  if (!isDay(centuries(at(code, 4, 2)), at(code, 2, 2), at(code, 0, 2)) || at(code, 6, 1) > 2) return false;
  const sum = weighted(code, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
  return ((((1101 - sum) % 11) + 11) % 11) % 10 === at(code, 10, 1);
}

/** BY identification number: weights 7, 3, 1, letters from A = 10. */
function isBelarusian(code: string): boolean {
  if (!isDay(centuries(at(code, 5, 2)), at(code, 3, 2), at(code, 1, 2))) return false;
  const sum = Array.from(code.slice(0, 13)).reduce(
    (all, sign, i) => all + Number.parseInt(sign, 36) * [7, 3, 1][i % 3]!,
    0,
  );
  return sum % 10 === at(code, 13, 1);
}

type Form = {
  /** The number without anything between its signs. */
  pattern: RegExp;
  length: number;
  /** Numbers of characters after which a separator is allowed; a line may break anywhere. */
  gaps: number[];
  holds(code: string): boolean;
};

const FORMS: Form[] = [
  { pattern: /^\d{6}[A-FU-Y]\d{3}[0-9A-Y]$/, length: 11, gaps: [2, 4, 6, 7, 10], holds: (code) => isFinnish(code.slice(0, 6) + code.slice(7, 10), code[10]!) },
  { pattern: /^\d{9}[0-9A-Y]$/, length: 10, gaps: [2, 4, 6, 9], holds: (code) => isFinnish(code.slice(0, 9), code[9]!) },
  { pattern: /^\d{10}$/, length: 10, gaps: [2, 4, 6], holds: isSwedish },
  { pattern: /^(18|19|20)\d{10}$/, length: 12, gaps: [4, 6, 8], holds: (code) => isSwedish(code.slice(2)) },
  { pattern: /^[1-6]\d{10}$/, length: 11, gaps: [1, 3, 5, 7, 10], holds: isBaltic },
  { pattern: /^\d{11}$/, length: 11, gaps: [2, 4, 6], holds: isLatvian },
  { pattern: /^[1-6]\d{6}[ABCEHKM]\d{3}(PB|BA|BI)\d$/, length: 14, gaps: [1, 3, 5, 7, 8, 11, 13], holds: isBelarusian },
]; // oxfmt-ignore

const [SHORTEST, LONGEST] = [10, 14];

const isDigit = (sign: string | undefined): boolean => sign !== undefined && sign >= '0' && sign <= '9';
const isSign = (sign: string): boolean => isDigit(sign) || (sign >= 'A' && sign <= 'Z');
/** Characters allowed between two characters of one number. */
const isBetween = (sign: string): boolean => ' \n-+./'.includes(sign);

type Sign = Char & { gap: 'none' | 'gap' | 'line' | 'wall' };

/** A word that is broken at the end of a line has a hyphen before the break, and perhaps blanks around it. */
const BREAK = /^ *-? *\n+ *$/;

function gapOf(between: string): Sign['gap'] {
  if (between === '') return 'none';
  if (between.length > 6) return 'wall';
  if (BREAK.test(between)) return 'line';
  for (const sign of between) if (!isBetween(sign)) return 'wall';
  return between.length <= 4 ? 'gap' : 'wall';
}

/** Letters and digits alone, each with the separators before it. */
function signsOf(chars: Char[]): Sign[] {
  const signs: Sign[] = [];
  let between = '';
  for (const { sign, start, end } of chars) {
    if (isSign(sign)) {
      signs.push({ sign, start, end, gap: gapOf(between) });
      between = '';
    } else if (between.length < 8) between += sign;
  }
  return signs;
}

/** The number that can be read from here, with the places of separators between its characters. */
function readFrom(signs: Sign[], from: number): { code: string; gaps: number[] } {
  let code = signs[from]!.sign;
  const gaps: number[] = [];
  for (let i = 1; i < LONGEST; i++) {
    const next = signs[from + i];
    if (!next || next.gap === 'wall') break;
    if (next.gap === 'gap') gaps.push(i);
    code += next.sign;
  }
  return { code, gaps };
}

/** National identity numbers of FI, SE, EE, LV, LT and BY, in whatever form they are written; the calendar and the control decide. */
export function findIdentityNumbers(chars: Char[]): Span[] {
  const signs = signsOf(chars);
  const found: Span[] = [];
  for (let from = 0; from < signs.length; from++) {
    const first = signs[from]!;
    if (!isDigit(first.sign)) continue;
    // In the middle of a longer number, or of a word, it is another thing.
    if (first.gap === 'none' && isDigit(signs[from - 1]?.sign)) continue;
    const { code, gaps } = readFrom(signs, from);
    if (code.length < SHORTEST) continue;
    let length = 0;
    for (const form of FORMS) {
      if (form.length <= length || form.length > code.length) continue;
      const [last, after] = [signs[from + form.length - 1]!, signs[from + form.length]];
      if (after?.gap === 'none' && (isDigit(after.sign) || !isDigit(last.sign))) continue;
      if (gaps.some((gap) => gap < form.length && !form.gaps.includes(gap))) continue;
      const own = code.slice(0, form.length);
      if (form.pattern.test(own) && form.holds(own)) length = form.length;
    }
    if (length === 0) continue;
    found.push({ start: first.start, end: signs[from + length - 1]!.end });
    from += length - 1;
  }
  return found;
}
