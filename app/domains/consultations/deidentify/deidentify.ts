import { findIdentityNumbers, type Span } from './identity-numbers.ts';
import { findIdentityShapes } from './identity-shapes.ts';
import { normalise } from './normalise.ts';
import { findAddresses, findBirthDates, findRecordNumbers, firstGroups } from './context-patterns.ts';
import { findNames } from './names/find-names.ts';

export type FindingKind =
  | 'identity-number'
  | 'email'
  | 'phone'
  | 'birth-date'
  | 'name'
  | 'address'
  | 'record-number';
/** Offsets in UTF-16 code units of the text as it was given. */
export type Finding = Span & { kind: FindingKind; text: string };

const allMatches = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** With the code of one of the six countries, or of any after a plus: the sign says that it is a telephone. */
const INTERNATIONAL_PHONE =
  /(?<![\p{L}\p{N}])(?:\+|00)[\d\u0660-\u0669\uff10-\uff19][\d\s().\-\u2010-\u2015/]{5,20}\d/gu;
/** After a word for it, in seven languages. */
const LABELLED_PHONE =
  /(?:tel|tālr|puh|gsm|mob|phone|тэл|тел)\p{L}{0,8}[.:]?\s{0,3}(?:nr\.?|no\.?)?\s?(\d[\d\s().\-\u2010-\u2015/]{3,18}\d)/dgiu;
/** As it is written at home in Finland, Sweden and Estonia: a zero, then groups. */
const NATIONAL_PHONE =
  /(?<![\p{N}.,/-])0\d{1,3}[ \-\u2010-\u2015]\d{2,4}(?:[ \u00a0]\d{2,4}){1,3}(?![.,]?\p{N})/gu;

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;
const isPhone = (found: string): boolean => digitsIn(found) >= 5 && digitsIn(found) <= 15;

/** Of overlapping findings the longest is kept: a part of a number is no finding of its own. */
function dropOverlaps(findings: Finding[]): Finding[] {
  const length = ({ start, end }: Span) => end - start;
  const kept: Finding[] = [];
  for (const each of [...findings].sort((a, b) => length(b) - length(a)))
    if (kept.every(({ start, end }) => each.end <= start || each.start >= end)) kept.push(each);
  return kept.sort((a, b) => a.start - b.start);
}

/**
 * Findings that may name a person in a text, by the same code in the browser, on the server and on the command line: what is or
 * looks like an identity number of the six countries, email addresses, telephone numbers, dates of birth, names by lists, by shape and
 * by the words around them, streets and record numbers. Nothing leaves this function but its result.
 */
export function deidentify(text: string, thisYear = new Date().getUTCFullYear()): Finding[] {
  const finding =
    (kind: FindingKind) =>
    ({ start, end }: Span): Finding => ({ start, end, kind, text: text.slice(start, end) });
  const chars = normalise(text);
  const numbers = [...findIdentityNumbers(chars), ...findIdentityShapes(chars)].map(
    finding('identity-number'),
  );
  const isFree = ({ start, end }: Span) =>
    numbers.every((number) => end <= number.start || start >= number.end);
  return dropOverlaps([
    ...numbers,
    ...(text.includes('@') ? allMatches(text, EMAIL) : []).map(finding('email')),
    ...[
      ...allMatches(text, INTERNATIONAL_PHONE),
      ...firstGroups(text, LABELLED_PHONE),
      ...allMatches(text, NATIONAL_PHONE),
    ]
      .filter((span) => isFree(span) && isPhone(text.slice(span.start, span.end)))
      .map(finding('phone')),
    ...findBirthDates(text, thisYear).map(finding('birth-date')),
    ...findNames(text).map(finding('name')),
    ...findAddresses(text).map(finding('address')),
    ...findRecordNumbers(text).map(finding('record-number')),
  ]);
}

/** Somebody of each kind, nobody real. */
const EXAMPLE =
  'Patient Anna Liepa, 140558-12345, born 3.4.1961, tel. +371 29 123 456, anna@example.org, bor på Storgatan 4, MRN: 2024-55812. ';

/**
 * What is slow the first time is compiled: for a device to do before anybody writes, one half at a time. Engines compile a pattern
 * once for texts of Latin-1 and once more (`wide`) for all others.
 */
export function warmUp(wide: boolean): void {
  const text = wide ? `${EXAMPLE}ā` : EXAMPLE;
  for (let n = 0; n < 4; n++) deidentify(text.repeat(4));
}
