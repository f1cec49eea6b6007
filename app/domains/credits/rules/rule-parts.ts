import type { Params } from '#app/domains/credits/types.ts';
import type { Facts, FieldError } from '#app/platform/errors.ts';
import { isDecimal } from '#app/platform/exact.ts';

/** A field of a rule: `word` names its label, and its options, in the sentences of the rules. */
export type RuleField = {
  name: string;
  word: string;
  kind: 'decimal' | 'whole' | 'choice' | 'tick';
  options?: readonly string[];
};

/** By the names of the fields; a box that is ticked is `yes`, one that is not is empty. */
export type RuleValues = Record<string, string>;

export type Wrong = Record<string, FieldError>;

/**
 * A part of a rule that is one or several fields. `show` gives the values of its fields, null where they cannot say what is stored. `read`
 * returns the parameters, without those that are undefined, and notes what is wrong by the name of its field.
 */
export type RulePart = {
  /** The sentence above fields that belong together. */
  legend?: string;
  fields: RuleField[];
  params: readonly string[];
  show(params: Params): RuleValues | null;
  read(values: RuleValues, wrong: Wrong): Params;
};

/** A text, or a number as one; nothing of anything else. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

export const yes = (is: unknown): string => (is ? 'yes' : '');

type Limits = { positive?: boolean; most?: number; optional?: boolean };

/** A decimal with comma or point as text; undefined for one that is wrong, or left out. */
export function readDecimal(
  text: string,
  { positive, most, optional }: Limits,
): string | { code: 'decimal' | 'percent'; facts: Facts } | undefined {
  const plain = text.trim().replace(/^(\d+),(\d+)$/, '$1.$2');
  if (plain === '' && optional) return undefined;
  if (!isDecimal(plain) || (positive && Number(plain) <= 0)) return { code: 'decimal', facts: {} };
  if (most !== undefined && Number(plain) > most) return { code: 'percent', facts: {} };
  return plain;
}

export function decimal(param: string, limits: Limits & { none?: null } = {}): RulePart {
  return {
    fields: [{ name: param, word: param, kind: 'decimal' }],
    params: [param],
    show: (params) => (typeof (params[param] ?? '') === 'object' ? null : { [param]: textOf(params[param]) }),
    read(values, wrong) {
      const value = readDecimal(values[param]!, limits);
      if (typeof value === 'object') wrong[param] = value;
      return { [param]: value ?? limits.none };
    },
  };
}

/** Of a whole number within limits; what is wrong with it otherwise. */
function readWhole(text: string, min: number, max: number): number | FieldError {
  if (!/^-?\d{1,9}$/.test(text.trim())) return 'whole_number';
  const value = Number(text);
  return value >= min && value <= max ? value : { code: 'number_out_of_range', facts: { min, max } };
}

export function whole(param: string, min: number, max: number): RulePart {
  return {
    fields: [{ name: param, word: param, kind: 'whole' }],
    params: [param],
    show: (params) => (typeof params[param] === 'number' ? { [param]: String(params[param]) } : null),
    read(values, wrong) {
      const value = readWhole(values[param]!, min, max);
      if (typeof value === 'number') return { [param]: value };
      wrong[param] = value;
      return {};
    },
  };
}

/** `optional` may be left out; an unknown value cannot be shown. */
export function choice(param: string, known: readonly string[], optional = false): RulePart {
  const options = optional ? ['', ...known] : known;
  return {
    fields: [{ name: param, word: param, kind: 'choice', options }],
    params: [param],
    show(params) {
      const value = textOf(params[param]);
      return options.includes(value) ? { [param]: value } : null;
    },
    read(values, wrong) {
      if (!options.includes(values[param]!)) wrong[param] = 'choose_from_list';
      return { [param]: values[param] || undefined };
    },
  };
}

/** A box that stands for one value of a parameter. */
export function tick(param: string, value: unknown = true): RulePart {
  return {
    fields: [{ name: param, word: param, kind: 'tick' }],
    params: [param],
    show: (params) =>
      params[param] === undefined || params[param] === value
        ? { [param]: yes(params[param] === value) }
        : null,
    read: (values) => ({ [param]: values[param] ? value : undefined }),
  };
}

/** A list of known words, each with its box; an empty list is none, or where one is needed wrong. */
export function ticks(param: string, known: readonly string[], needed: boolean): RulePart {
  const name = (each: string) => `${param}-${each}`;
  return {
    legend: param,
    fields: known.map((each) => ({ name: name(each), word: each, kind: 'tick' })),
    params: [param],
    show(params) {
      const list = (params[param] ?? []) as string[];
      if (list.some((each) => !known.includes(each)) || (params[param] && list.length === 0)) return null;
      return Object.fromEntries(known.map((each) => [name(each), yes(list.includes(each))]));
    },
    read(values, wrong) {
      const list = known.filter((each) => values[name(each)]);
      if (list.length === 0 && needed) wrong[name(known[0]!)] = 'choose_answer';
      return { [param]: list.length > 0 ? list : undefined };
    },
  };
}

/** When papers are due: months before or after the end of the cycle. */
export const due: RulePart = {
  fields: [
    { name: 'months', word: 'months', kind: 'whole' },
    { name: 'when', word: 'when', kind: 'choice', options: ['after', 'before'] },
  ],
  params: ['months'],
  show({ months }) {
    const value = Number(months);
    return { months: String(Math.abs(value)), when: value < 0 ? 'before' : 'after' };
  },
  read(values, wrong) {
    const value = readWhole(values['months']!, 0, 240);
    if (typeof value !== 'number') wrong['months'] = value;
    return { months: values['when'] === 'before' && value !== 0 ? -Number(value) : value };
  },
};

export const rounding: RulePart = {
  fields: [
    { name: 'round', word: 'round', kind: 'choice', options: ['', 'floor', 'nearest', 'ceil'] },
    { name: 'round-step', word: 'roundStep', kind: 'decimal' },
  ],
  params: ['round'],
  show({ round }) {
    const { mode = 'floor', step = '1' } = (round ?? { mode: '', step: '' }) as {
      mode?: string;
      step?: string;
    };
    return { round: mode, 'round-step': step };
  },
  read(values, wrong) {
    const [mode, text] = [values['round']!, values['round-step']!];
    if (!['', 'floor', 'nearest', 'ceil'].includes(mode)) wrong['round'] = 'choose_from_list';
    if (mode === '') return { round: undefined };
    const step = readDecimal(text || '1', { positive: true });
    if (typeof step === 'object') wrong['round-step'] = step;
    return { round: { mode, step } };
  },
};
