import type { Response } from '#app/domains/modules/questions/mark-answer.ts';
import type { QuestionKey } from '#app/domains/modules/types.ts';
import type { PackageData } from './package-data.ts';

/** Progress in a package: modules, pages and questions by their places in it. */
export type Kept = {
  /** Language. */
  l: string;
  /** Of what the numbers count: `contentMark`. */
  v: string;
  /** Module and page that are open. */
  m: number;
  p: number;
  /** Pages that were read, by module. */
  r: Record<number, number[]>;
  /** Questions that were drawn, by module, and answers by question. */
  d: Record<number, number[]>;
  a: Record<string, Response>;
  /** Best share of right answers, by module. */
  b: Record<number, number>;
  /** Modules that are done. */
  x: number[];
  /** Seconds of the clock at which the attempt at a module began, and at which it failed. */
  s: Record<number, number>;
  e: Record<number, number>;
};

/**
 * Progress as a text for the learning system: numbers to the base 36 that end with a point, and texts behind their lengths. A choice is its
 * place among those of its question. SCORM 1.2 takes 4,096 characters, of which JSON would spend twenty on an answer.
 */
export function packKept(kept: Kept, { modules }: Pick<PackageData, 'modules'>): string {
  let packed = '';
  const number = (value: number) => (packed += `${value.toString(36)}.`);
  const text = (value: string) => {
    number(value.length);
    packed += value;
  };
  text(kept.l);
  text(kept.v);
  number(kept.m);
  number(kept.p);
  for (const [at, { kind, questions }] of modules.entries()) {
    const read = kept.r[at] ?? [];
    const answers = questions.map((_, nth) => kept.a[`${at}.${nth}`]);
    const drawn = kind === 'questions' ? kept.d[at] : undefined;
    const has = [
      kept.x.includes(at),
      read.length > 0,
      kept.b[at] !== undefined,
      kept.s[at] !== undefined,
      kept.e[at] !== undefined,
      drawn !== undefined,
      answers.some((each) => each !== undefined),
    ];
    number(has.reduce((sum, is, bit) => sum + (is ? 2 ** bit : 0), 0));
    if (has[1]) text(bitsOf(read));
    if (has[2]) number(Math.round(kept.b[at]! * SCORE));
    if (has[3]) number(kept.s[at]!);
    if (has[4]) number(kept.e[at]!);
    if (drawn) {
      number(drawn.length);
      for (const each of drawn) number(each);
    }
    if (!has[6]) continue;
    for (const nth of drawn ?? questions.keys()) {
      const given = answers[nth] ?? [];
      const known = choicesOf(questions[nth]!);
      number(given.length);
      for (const each of given) {
        number(known.indexOf(each) + 1);
        if (!known.includes(each)) text(each);
      }
    }
  }
  return packed;
}

/** Throws where it is no such text. `rest` is null where its numbers count other things than `mark` is of. */
export function unpackKept(
  packed: string,
  { modules }: Pick<PackageData, 'modules'>,
  mark: string,
): { l: string; rest: Omit<Kept, 'l' | 'v'> | null } {
  let place = 0;
  const number = (): number => {
    const end = packed.indexOf('.', place);
    const value = parseInt(packed.slice(place, end), 36);
    if (end < 0 || !(value >= 0)) throw new Error('not a number');
    place = end + 1;
    return value;
  };
  const text = (): string => {
    const length = number();
    return packed.slice(place, (place += length));
  };
  const l = text();
  if (text() !== mark) return { l, rest: null };
  const kept: Omit<Kept, 'l' | 'v'> = { m: number(), p: number(), r: {}, d: {}, a: {}, b: {}, x: [], s: {}, e: {} }; // oxfmt-ignore
  for (const [at, { questions }] of modules.entries()) {
    const flags = number();
    const has = (bit: number) => (flags & (2 ** bit)) !== 0;
    if (has(0)) kept.x.push(at);
    if (has(1)) kept.r[at] = numbersIn(text());
    if (has(2)) kept.b[at] = number() / SCORE;
    if (has(3)) kept.s[at] = number();
    if (has(4)) kept.e[at] = number();
    if (has(5)) kept.d[at] = Array.from({ length: number() }, number);
    if (!has(6)) continue;
    for (const nth of kept.d[at] ?? questions.keys()) {
      const known = choicesOf(questions[nth]!);
      const given: Response = Array.from({ length: number() }, () => known[number() - 1] ?? text());
      if (given.length > 0) kept.a[`${at}.${nth}`] = given;
    }
  }
  return { l, rest: kept };
}

const SCORE = 10_000;
const BITS = 5;

/** Numbers from 0 as bits, five a letter. */
const bitsOf = (numbers: number[]): string =>
  Array.from({ length: Math.floor(Math.max(...numbers) / BITS) + 1 }, (_, letter) =>
    Array.from({ length: BITS }, (__, bit) => (numbers.includes(letter * BITS + bit) ? 2 ** bit : 0))
      .reduce((sum, each) => sum + each, 0)
      .toString(36),
  ).join('');
const numbersIn = (bits: string): number[] =>
  bits.split('').flatMap((letter, nth) =>
    Array.from({ length: BITS }, (_, bit) => bit)
      .filter((bit) => (parseInt(letter, 36) & (2 ** bit)) !== 0)
      .map((bit) => nth * BITS + bit),
  );

/** All that an answer can be made of, but for words, numbers and places that are typed or pressed. */
export function choicesOf(key: QuestionKey): string[] {
  switch (key.kind) {
    case 'truefalse':
      return ['true', 'false'];
    case 'match':
      return key.options.flatMap((option) => key.targets.map((target) => `${option}=${target}`));
    case 'hotspot':
      return key.areas.map(({ id }) => id);
    case 'numeric':
    case 'text':
      return [];
    default:
      return key.options;
  }
}
