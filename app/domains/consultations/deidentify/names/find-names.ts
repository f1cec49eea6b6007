import type { Span } from '#app/domains/consultations/deidentify/identity-numbers.ts';
import { isBehind, isCueAt, isDisease, isHouse, isInstitution, isMorbus } from './people-words.ts';
import { type Word, wordsOf } from './words.ts';

const SPACE = /^[ \u00a0\t]+$/;
const COMMA = /^ ?, ?$/;
const STOP = /^\.[ \u00a0]?$/;
const COLON = /^[ ]?[:,][ ]?$/;

/** Of a name in capitals or in small letters that stands alone: shorter ones are abbreviations or words. */
const SHORTEST = 6;

const isGiven = ({ given }: Word): boolean => given !== 'none';
const isFamily = ({ family, shape }: Word): boolean => family !== 'none' || shape !== 'none';
const isListed = (word: Word): boolean => isGiven(word) || word.family !== 'none';
const isSure = ({ given, family }: Word): boolean => given === 'sure' || family === 'sure';
const isPlain = (word: Word | undefined): word is Word =>
  word?.style === 'capital' && !word.isNobody && !word.isMedicine && word.key.length > 2;

class NameFinder {
  readonly #words: Word[];
  readonly #marked = new Set<Word>();

  constructor(private readonly text: string) {
    this.#words = wordsOf(text);
  }

  find(): Span[] {
    for (const [i, word] of this.#words.entries()) {
      if (this.#standsAlone(word, i)) this.#marked.add(word);
      this.#pair(i);
      this.#initials(i);
      this.#afterPatient(i);
      this.#beforeAddress(i);
    }
    this.#neighbours();
    this.#again();
    return this.#spans();
  }

  #standsAlone(word: Word, i: number): boolean {
    if (word.isNobody || word.isMedicine) return false;
    const [before, after] = [this.#words[i - 1], this.#words[i + 1]];
    if (before && isMorbus(before.key)) return false;
    if (after && SPACE.test(after.gap)) {
      if (isDisease(after.key) && word.given !== 'sure') return false;
      if (isHouse(after.key) && !isSure(word)) return false;
    }
    if (word.style === 'capitals') return isSure(word) && word.key.length >= SHORTEST;
    if (word.style === 'small')
      return word.family === 'sure' && word.shape !== 'none' && word.key.length >= SHORTEST;
    if (word.style === 'initial') return false;
    if (isSure(word) || word.shape === 'certain') return true;
    if (word.isFirst) return isListed(word) && isCueAt(this.text, word.end);
    return isListed(word) || word.shape === 'likely';
  }

  /** A first name and a family name, in either order, with a comma between them or without. */
  #pair(i: number): void {
    const [one, two] = [this.#words[i]!, this.#words[i + 1]];
    if (!two || !(SPACE.test(two.gap) || COMMA.test(two.gap))) return;
    if (one.style === 'initial' || two.style === 'initial' || one.isMedicine || two.isMedicine) return;
    if (one.key.startsWith('paul') && two.key.startsWith('stradin')) return;
    const isPair = (isGiven(one) && isFamily(two)) || (isFamily(one) && isGiven(two));
    if (one.style === 'small' || two.style === 'small') {
      const isSmallPair = isPair && one.style === two.style;
      const isKnown = [one, two].every(isListed) && [one, two].some((word) => isSure(word) || word.shape !== 'none'); // oxfmt-ignore
      if (isSmallPair && isKnown && one.key.length + two.key.length > 7) this.#mark(one, two);
      else if (isSmallPair && (one.given === 'sure' || two.given === 'sure') && one.key.length > 3 && two.key.length > 3 && [one, two].some(({ shape }) => shape !== 'none')) this.#mark(one, two); // oxfmt-ignore
      return;
    }
    const isInCapitals = one.style === 'capitals' && two.style === 'capitals';
    if (isInCapitals) {
      const isWhole = [one, two].some(isSure) && [one, two].every((word) => isListed(word) || word.key.length > 4); // oxfmt-ignore
      if ((isPair && isListed(one) && isListed(two)) || ((isWhole || this.#isShoutedAlone(i)) && SPACE.test(two.gap))) this.#mark(one, two); // oxfmt-ignore
      return;
    }
    if (isPair) this.#mark(one, two);
    else if (isPlain(one) && isPlain(two) && (isCueAt(this.text, two.end) || this.#isTwoStrangers(i))) this.#mark(one, two); // oxfmt-ignore
  }

  /** Two words with capital letters, and no third, within a sentence: in these languages a person more often than anything else. */
  #isTwoStrangers(i: number): boolean {
    const [before, one, two, after] = [
      this.#words[i - 1],
      this.#words[i]!,
      this.#words[i + 1]!,
      this.#words[i + 2],
    ];
    if (one.isFirst || !SPACE.test(two.gap) || isInstitution(one.key) || isInstitution(two.key)) return false;
    if (after && SPACE.test(after.gap) && (isDisease(after.key) || isInstitution(after.key))) return false;
    const isBig = (word: Word | undefined) => word !== undefined && word.style !== 'small';
    return !(isBig(before) && SPACE.test(one.gap) && !before!.isFirst) && !(isBig(after) && SPACE.test(after!.gap)) && one.key.length > 3 && two.key.length > 3; // oxfmt-ignore
  }

  /** Two words in capitals, one with the shape of a name, where nothing around is in capitals. */
  #isShoutedAlone(i: number): boolean {
    const [before, one, two, after] = [
      this.#words[i - 1],
      this.#words[i]!,
      this.#words[i + 1]!,
      this.#words[i + 2],
    ];
    if (before?.style === 'capitals' || after?.style === 'capitals') return false;
    return one.key.length > 3 && two.key.length > 4 && [one, two].some(({ shape }) => shape !== 'none');
  }

  /** И. И. Иванов, Bērziņš J. */
  #initials(i: number): void {
    const word = this.#words[i]!;
    if (word.style !== 'capital' && word.style !== 'capitals') return;
    const before: Word[] = [];
    for (let at = i - 1, next = word; this.#words[at]?.style === 'initial' && STOP.test(next.gap); at--) {
      next = this.#words[at]!;
      before.push(next);
    }
    const after: Word[] = [];
    for (let at = i + 1; this.#words[at]?.style === 'initial'; at++) {
      const each = this.#words[at]!;
      const isNext = at === i + 1 ? SPACE.test(each.gap) || COMMA.test(each.gap) : STOP.test(each.gap);
      if (!isNext) break;
      // Without a full stop a letter belongs to a family name alone: hepatit B.
      if (this.text[each.end] !== '.' && word.family === 'none') break;
      after.push(each);
    }
    const initials = before.length > after.length ? before : after;
    if (initials.length === 0 || word.isMedicine) return;
    const isSure = word.family !== 'none' || word.given === 'sure' || word.shape === 'certain';
    const isSomebody = isSure || (word.shape !== 'none' && !word.isFirst);
    if (isSomebody ? !word.isNobody || word.family !== 'none' : initials.length > 1 && word.key.length > 3) this.#mark(word, ...initials); // oxfmt-ignore
  }

  #afterPatient(i: number): void {
    const [word, next] = [this.#words[i]!, this.#words[i + 1]];
    if (!next) return;
    if (word.before === null) return;
    const about = word.before === 'patient';
    const isBeside = SPACE.test(next.gap) || (about && STOP.test(next.gap) && word.key.length < 4);
    if (!isBeside && !(about && COLON.test(next.gap))) return;
    const third = this.#words[i + 2];
    const isAlsoBeside = third !== undefined && (SPACE.test(third.gap) || COMMA.test(third.gap));
    if (next.style === 'capital' && (isBeside || isListed(next))) {
      if (next.isMedicine || /^(?:nr|no|id)$/.test(next.key) || (next.isFirst && !isListed(next))) return;
      if (next.isNobody && !isListed(next)) return;
      this.#mark(next);
      if (isAlsoBeside && SPACE.test(third.gap) && isPlain(third)) this.#mark(third);
    } else if (next.style === 'small' && isBeside && next.key.length > 3) {
      const isPair = isAlsoBeside && third.style === 'small' && ((isGiven(next) && third.family !== 'none') || (next.family !== 'none' && isGiven(third))); // oxfmt-ignore
      if (isPair) this.#mark(next, third);
      else if (isSure(next)) this.#mark(next);
    } else if (next.style === 'capitals' && isBeside && isSure(next)) this.#mark(next);
  }

  /** Bērziņas kundze. */
  #beforeAddress(i: number): void {
    const [word, next] = [this.#words[i]!, this.#words[i + 1]];
    if (!next || !SPACE.test(next.gap) || !isBehind(next.key)) return;
    if (word.style === 'capital' || (word.style === 'small' && word.family === 'sure')) this.#mark(word);
  }

  /** What is written as a name beside a name belongs to it, though no list has it. */
  #neighbours(): void {
    for (const [i, word] of this.#words.entries()) {
      if (!this.#marked.has(word) || word.style !== 'capital') continue;
      const [before, after] = [this.#words[i - 1], this.#words[i + 1]];
      if (after && SPACE.test(after.gap) && isPlain(after) && !isInstitution(after.key)) this.#mark(after); // oxfmt-ignore
      if (!before || !SPACE.test(word.gap) || !isPlain(before) || before.before !== null) continue;
      const isHeading = this.text[word.end] === ':' && !isGiven(word);
      if (!before.isFirst || i + 1 === this.#words.length || isHeading || isCueAt(this.text, word.end)) this.#mark(before); // oxfmt-ignore
    }
  }

  /** The same name again, where it would not be sure by itself. */
  #again(): void {
    const beginning = (key: string) => key.slice(0, Math.max(4, key.length - 2));
    const known = new Set([...this.#marked].filter(({ style }) => style !== 'initial').map(({ key }) => beginning(key))); // oxfmt-ignore
    for (const word of this.#words)
      if (word.style === 'capital' && word.key.length > 3 && isListed(word) && !word.isNobody && known.has(beginning(word.key))) this.#mark(word); // oxfmt-ignore
  }

  #mark(...words: Word[]): void {
    for (const word of words) this.#marked.add(word);
  }

  #spans(): Span[] {
    const spans: Span[] = [];
    for (const [i, word] of this.#words.entries()) {
      if (!this.#marked.has(word)) continue;
      const before = this.#words[i - 1];
      const isOneName = SPACE.test(word.gap) || COMMA.test(word.gap) || (STOP.test(word.gap) && before?.style === 'initial'); // oxfmt-ignore
      if (before && this.#marked.has(before) && isOneName) spans.at(-1)!.end = word.end;
      else spans.push({ start: word.start, end: word.end });
    }
    return spans;
  }
}

/** Names of people: by lists of the six countries in all their cases, by the shape of family names, and by the words around them. */
export const findNames = (text: string): Span[] => new NameFinder(text).find();
