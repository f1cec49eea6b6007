import { shapeOf, type Shape } from './family-shapes.ts';
import { searchKeyOf } from './search-key.ts';
import { nameOf, type NameOf } from './name-index.ts';
import { isMedicine, isNobody } from './not-people.ts';
import { isAround, isPatient } from './people-words.ts';

/** What is known of a word, wherever it stands. */
type Known = NameOf & {
  /** Folded. */
  key: string;
  style: 'small' | 'capital' | 'capitals' | 'initial';
  shape: Shape;
  isNobody: boolean;
  isMedicine: boolean;
  /** Of whom a name may come next. */
  before: 'patient' | 'around' | null;
};

/** A word of a text, with its place in UTF-16 code units. */
export type Word = Known & {
  start: number;
  end: number;
  /** Between the word before and this one. */
  gap: string;
  /** At the beginning of a sentence, a line or what comes after a colon, where a capital letter says nothing. */
  isFirst: boolean;
};

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’ʼ-]\p{L}[\p{L}\p{M}]*)*/gu;
/** After these a full stop ends no sentence. */
const ABBREVIATED = /^(?:\p{L}|pot|pat|pac|pts?|hr|fr|pr|dr|prof|mr|mrs|ms|st|tri|пац|гр|сп)$/u;
const FIRST = /[.!?:…\n•*|"„“”«»–—]|^-| - /;

function isFirstAfter(gap: string, before: Word | undefined): boolean {
  if (!before) return true;
  if (/^\.[ \u00a0]?$/.test(gap) && ABBREVIATED.test(before.key)) return false;
  return FIRST.test(gap);
}

function styleOf(word: string): Word['style'] {
  if (!/^\p{Lu}/u.test(word)) return 'small';
  if (word.length === 1) return 'initial';
  if (!/\p{Ll}/u.test(word)) return 'capitals';
  // Eliquis-behandling: a thing, whatever stands before the hyphen.
  return /-\p{Ll}/u.test(word) ? 'small' : 'capital';
}

const UNKNOWN: NameOf = { given: 'none', family: 'none' };
const weaker = (a: NameOf['given'], b: NameOf['given']): NameOf['given'] =>
  a === 'none' || b === 'none' ? 'none' : a === 'sure' || b === 'sure' ? 'sure' : 'listed';

/** Of two joined names each must be one: Anna-Liisa, Ala-Mäki, Bērziņa-Kalniņa. */
function nameOfJoined(key: string): NameOf {
  const whole = nameOf(key);
  if (!key.includes('-') || whole.given !== 'none' || whole.family !== 'none') return whole;
  const parts = key.split('-').map(nameOf);
  return parts.reduce((all, each) => ({
    given: weaker(all.given, each.given),
    family: weaker(all.family, each.family),
  }));
}

function know(found: string): Known {
  const written = found.normalize('NFC');
  const key = searchKeyOf(written);
  const style = styleOf(written);
  const isName = (key.length > 2 || style === 'capital') && !(style === 'small' && /\p{Lu}/u.test(written));
  const name = isName ? nameOfJoined(key) : UNKNOWN;
  const isSure = name.given === 'sure' || name.family === 'sure';
  return {
    ...name,
    key,
    style,
    shape: isName ? shapeOf(key, written.toLowerCase()) : 'none',
    isNobody: style !== 'small' && isNobody(key.split('-')[0]!, isSure),
    isMedicine: isName && name.given === 'none' && name.family === 'none' && isMedicine(key),
    before: isPatient(key) ? 'patient' : isAround(key) ? 'around' : null,
  };
}

/** Words come again and again, above all while somebody types; so many are remembered. */
const MOST_REMEMBERED = 4000;
const remembered = new Map<string, Known>();
function recall(written: string): Known {
  const before = remembered.get(written);
  if (before) return before;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const known = know(written);
  remembered.set(written, known);
  return known;
}

/** A part of a code, as HbA1c and B12 have them. */
const CODE: Known = { ...UNKNOWN, key: '', style: 'small', shape: 'none', isNobody: false, isMedicine: false, before: null }; // oxfmt-ignore
const IN_ENGLISH = /['’]s$/;
const isDigit = (sign: string | undefined): boolean => sign !== undefined && sign >= '0' && sign <= '9';

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let from = 0;
  for (const { index, 0: found } of text.matchAll(WORD)) {
    const gap = text.slice(from, index);
    const written = found.replace(IN_ENGLISH, '');
    from = index + found.length;
    const known = isDigit(text[index - 1]) || isDigit(text[from]) ? CODE : recall(written);
    words.push({ ...known, start: index, end: index + written.length, gap, isFirst: isFirstAfter(gap, words.at(-1)) }); // oxfmt-ignore
  }
  return words;
}
