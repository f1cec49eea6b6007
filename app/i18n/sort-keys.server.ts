import { compareIn } from './compare-in.ts';
import { type Locale, LOCALES } from './locales.ts';

/** The first number is the version of the key format: increase it with a change of this file. */
export const SORT_VERSION = `1 ${process.versions['cldr'] ?? ''}`;

/** Letters whose place is looked up: Latin, Greek, Cyrillic and signs. Those of other scripts follow, in the order of Unicode. */
const REPERTOIRE = [
  [0x20, 0x2af],
  [0x2b9, 0x2bc],
  [0x370, 0x52f],
  [0x1e00, 0x1eff],
  [0x2010, 0x2019],
] as const;

/** Pairs that some languages sort as two letters and others as one. */
const PAIRS = ['ae', 'oe', 'ss', 'th'];
/** The accent of a letter of a pair: behind all others. */
const OF_A_PAIR = 0xfd;

/** Numbers of a letter at the first two levels of UTS #10 §1.1: the letter, and its accents. Names that differ by case alone are equal. */
type Place = readonly [letter: number, accent: number];

const places = new Map<Locale, Map<string, Place[]>>();

/** Places of all letters in the order of a language, as its collation has them. */
function placesIn(language: Locale): Map<string, Place[]> {
  const known = places.get(language);
  if (known) return known;
  const sameIn = (sensitivity: 'base' | 'accent') => {
    const { compare } = new Intl.Collator(language, { sensitivity });
    return (a: string, b: string) => compare(a, b) === 0;
  };
  const isSameLetter = sameIn('base');
  const isSameAccent = sameIn('accent');
  const pairOf = (each: string) => PAIRS.find((pair) => isSameLetter(pair, each));
  const letters = listLetters().sort(compareIn(language));

  const found = new Map<string, Place[]>();
  let [letter, accent] = [0, 0];
  let before = '';
  for (const each of letters.filter((one) => !pairOf(one))) {
    if (!isSameLetter(before, each)) [letter, accent] = [letter + 1, 0];
    else if (!isSameAccent(before, each)) accent += 1;
    found.set(each, [[letter, accent]]);
    before = each;
  }
  for (const each of letters) {
    const pair = Array.from(pairOf(each) ?? '');
    if (pair.length > 0)
      found.set(
        each,
        pair.map((one) => [found.get(one)![0]![0], OF_A_PAIR]),
      );
  }
  places.set(language, found);
  return found;
}

function listLetters(): string[] {
  const found: string[] = [];
  for (const [from, to] of REPERTOIRE)
    for (let code = from; code <= to; code++) {
      const each = String.fromCodePoint(code);
      if (/[\p{L}\p{N}\p{P}\p{S}\p{Zs}]/u.test(each) && each === each.normalize('NFC')) found.push(each);
    }
  return found;
}

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');

/** Two digits for most letters, four for rarer ones, eight for other scripts; the first two say how many. */
const ofLetter = (letter: number): string => (letter < 0xe0 ? hex(letter, 2) : hex(0xe000 + letter, 4));
const ofOther = (each: string): string => `ff${hex(each.codePointAt(0)!, 6)}`;

/**
 * A sort key of a text in one language, because neither database sorts as our languages do. `Intl.Collator` knows
 * their orders but gives no keys, so a key is built from the places of letters in it. A key is made of hexadecimal
 * digits, which every collation of a database sorts alike; 00 divides letters from accents, and comes before everything.
 */
export function sortKey(text: string, language: Locale): string {
  const known = placesIn(language);
  let letters = '';
  let accents = '';
  for (const each of text.normalize('NFC').replace(/\p{Cf}|[\u0300-\u036f]/gu, ''))
    for (const [letter, accent] of known.get(each) ?? [[0, 0] as const]) {
      letters += letter === 0 ? ofOther(each) : ofLetter(letter);
      accents += hex(accent + 1, 2);
    }
  // Letters without an accent are 01: trailing ones are dropped.
  return `${letters}00${accents.replace(/(01)+$/, '')}`;
}

/** A key for each language, since a list is sorted in that of its owner; `version` is that of the orders, since keys of different versions do not compare. */
export const sortKeys = (text: string): Record<string, string> => ({
  ...Object.fromEntries(LOCALES.map(({ code }) => [code, sortKey(text, code)])),
  version: SORT_VERSION,
});
