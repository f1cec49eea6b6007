import { COUNTRIES, identityNumber } from '#tests/support/identity-numbers.ts';
import { BELARUSIAN } from './belarusian.ts';
import { ENGLISH } from './english.ts';
import { ESTONIAN } from './estonian.ts';
import { FINNISH } from './finnish.ts';
import type { Language, NamesOf } from './language.ts';
import { LATVIAN } from './latvian.ts';
import { LITHUANIAN } from './lithuanian.ts';
import { SWEDISH } from './swedish.ts';

export const LANGUAGES = { en: ENGLISH, fi: FINNISH, sv: SWEDISH, et: ESTONIAN, lv: LATVIAN, lt: LITHUANIAN, be: BELARUSIAN }; // oxfmt-ignore
export type Code = keyof typeof LANGUAGES;

/** What was put into a sentence, and where: offsets in the note. */
export type Planted = { start: number; end: number; what: 'name' | 'number'; how: string; isRare: boolean };
export type Sentence = { start: number; end: number; planted: Planted | null };
export type Note = { language: Code; text: string; sentences: Sentence[] };

/** A seeded generator (mulberry32): the same notes every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const lines = (text: string): string[] => text.trim().split(/\n\s*/);
const OWN_COUNTRY = { en: COUNTRIES, fi: ['FI'], sv: ['SE'], et: ['EE'], lv: ['LV', 'LV-new'], lt: ['LT'], be: ['BY'] } as const; // oxfmt-ignore

class NoteMaker {
  readonly #random: () => number;
  constructor(seed: number) {
    this.#random = seeded(seed);
  }
  #below = (count: number): number => Math.floor(this.#random() * count);
  #pick = <T>(list: readonly T[]): T => list[this.#below(list.length)]!;

  /** A whole name as somebody in a hurry writes it, the template for it, and how it was done. */
  #name(language: Language, names: NamesOf): { template: string; name: string; how: string } {
    const { given, family } = names[this.#pick(['man', 'woman'] as const)];
    const [first, last] = [this.#pick(given.split(' ')).split('/'), this.#pick(family.split(' ')).split('/')];
    const how = this.#pick(['whole', 'whole', 'whole', 'whole', 'whole', 'family first', 'with a comma', 'small', 'capitals', 'headed', 'headed', 'initial', 'family', 'family', 'given', 'plain letters'] as const); // oxfmt-ignore
    if (how === 'family' || how === 'initial') {
      const initials = this.#pick([`${first[0]![0]}. `, `${first[0]![0]}.${this.#pick(['A', 'P'])}. `, '']);
      const name =
        how === 'family' ? last[0]! : initials ? initials + last[0]! : `${last[0]} ${first[0]![0]}.`;
      return { template: this.#pick(lines(language.behind)), name, how };
    }
    const template = this.#pick(lines(how === 'headed' || how === 'with a comma' ? language.headed : language.named)); // oxfmt-ignore
    const form = Number(/\{(\d)\}/.exec(template)![1]);
    const [one, two] = [first[form]!, last[form]!];
    const whole = form === 1 && one.endsWith("'s") ? `${first[0]} ${two}` : `${one} ${two}`;
    const written = {
      whole, headed: whole, given: one, 'family first': `${last[form === 1 && one.endsWith("'s") ? 0 : form]} ${one}`,
      'with a comma': `${two}, ${one}`, small: whole.toLowerCase(), capitals: whole.toUpperCase(),
      'plain letters': whole.normalize('NFD').replaceAll(/(?<=[a-zA-Z])\p{M}/gu, '').normalize('NFC'),
    }[how]; // oxfmt-ignore
    return { template, name: written, how };
  }

  /** Right, or with a slip: another digit, two changed places, one left out, one typed twice. */
  #number(code: Code): { number: string; how: string } {
    const day = { year: 1930 + this.#below(80), month: 1 + this.#below(12), day: 1 + this.#below(28) };
    const right = identityNumber(this.#pick(OWN_COUNTRY[code]), day, this.#below(100_000));
    const how = this.#pick(['right', 'right', 'other digit', 'two changed', 'one less', 'twice', 'blanks'] as const); // oxfmt-ignore
    const places = Array.from(right, (sign, i) => (/\d/.test(sign) ? i : -1)).filter((i) => i >= 0);
    const at = this.#pick(places);
    const digit = right[at]!;
    const changed = {
      right,
      'other digit': right.slice(0, at) + ((Number(digit) + 1 + this.#below(9)) % 10) + right.slice(at + 1),
      'two changed': at + 1 < right.length && /\d/.test(right[at + 1]!) ? right.slice(0, at) + right[at + 1] + digit + right.slice(at + 2) : right,
      'one less': right.slice(0, at) + right.slice(at + 1),
      twice: right.slice(0, at) + digit + right.slice(at),
      blanks: right.includes('-') ? right.replace('-', this.#pick([' - ', ' ', '–', ''])) : right,
    }[how]; // oxfmt-ignore
    return { number: changed, how };
  }

  note(code: Code): Note {
    const language = LANGUAGES[code];
    const note: Note = { language: code, text: '', sentences: [] };
    const add = (
      sentence: string,
      planted: Omit<Planted, 'start' | 'end'> | null,
      word: string,
      at: number,
    ) => {
      const start = note.text.length + (note.text === '' ? 0 : 1);
      note.text += (note.text === '' ? '' : this.#random() < 0.2 ? '\n' : ' ') + sentence;
      const own = planted && { ...planted, start: start + at, end: start + at + word.length };
      note.sentences.push({ start, end: note.text.length, planted: own });
    };
    const plain = () => add(this.#pick(lines(language.plain)), null, '', 0);
    const fill = (template: string, slot: RegExp, word: string, planted: Omit<Planted, 'start' | 'end'>) => {
      const at = slot.exec(template)!.index;
      // At the beginning of a sentence a small name has a capital letter only where somebody cares.
      add(
        template.replace(slot, () => word),
        planted,
        word,
        at,
      );
    };
    plain();
    if (this.#random() < 0.6) {
      const isRare = this.#random() < 0.3;
      const { template, name, how } = this.#name(language, isRare ? language.rare : language.common);
      fill(template, /\{\d\}/, name, { what: 'name', how, isRare });
    }
    for (let n = this.#below(4); n >= 0; n--) plain();
    if (this.#random() < 0.4) {
      const { number, how } = this.#number(code);
      fill(this.#pick(lines(language.numbered)), /\{\}/, number, { what: 'number', how, isRare: false });
    }
    if (this.#random() < 0.5) plain();
    return note;
  }
}

/** So many notes, in seven languages by turns. */
export function makeNotes(count: number, seed = 1): Note[] {
  const maker = new NoteMaker(seed);
  const codes = Object.keys(LANGUAGES) as Code[];
  return Array.from({ length: count }, (_, i) => maker.note(codes[i % codes.length]!));
}
