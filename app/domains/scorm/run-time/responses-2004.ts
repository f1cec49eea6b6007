import type { Check, Place } from './elements.ts';
import { isLanguage } from './languages.ts';
import { isLocalized, isReal, isShortIdentifier } from './types-2004.ts';

// SCORM 2004 4th Ed. RTE §4.2.9.1 (correct_responses) and §4.2.9.2 (learner_response): what an answer may be, by the type of its interaction.

type ResponseType = {
  response(value: string): boolean;
  pattern(value: string): boolean;
  /** One pattern and no other. */
  single?: boolean;
  /** No two patterns hold the same. */
  same?(a: string, b: string): boolean;
};

/** A set may be empty. */
const split = (value: string, by: string): string[] => (value === '' ? [] : value.split(by));

const isBoolean = (value: string) => value === 'true' || value === 'false';

const DELIMITERS: Record<string, (said: string) => boolean> = {
  case_matters: isBoolean,
  order_matters: isBoolean,
  lang: isLanguage,
};

/** Removes the delimiters in front of the whole, each once and in any order; null where one has an invalid value. */
function withoutDelimiters(value: string, ...names: string[]): string | null {
  let rest = value;
  const left = new Set(names);
  for (;;) {
    const [whole, name, said] = /^\{(\w+)=([^}]*)\}/.exec(rest) ?? [];
    // Anything that is not a delimiter here, or a repeated one, is text.
    if (whole === undefined || !left.delete(name!)) return rest;
    if (!DELIMITERS[name!]!(said!)) return null;
    rest = rest.slice(whole.length);
  }
}

const sequence = (value: string) => value.split('[,]').every(isShortIdentifier);

const set = (value: string) => {
  const members = split(value, '[,]');
  return members.every(isShortIdentifier) && new Set(members).size === members.length;
};
const sameSet = (a: string, b: string) =>
  split(a, '[,]').sort().join('[,]') === split(b, '[,]').sort().join('[,]');
const strings = (value: string) => value.split('[,]').every(isLocalized);

const pairs = (value: string) =>
  split(value, '[,]').every((pair) => {
    const ends = pair.split('[.]');
    return ends.length === 2 && ends.every(isShortIdentifier);
  });

/** `least[:]most`; either may be left out. */
const range = (value: string) => {
  const [least, most, ...more] = value.split('[:]');
  if (most === undefined || more.length > 0) return false;
  if (![least!, most].every((end) => end === '' || isReal(end))) return false;
  return least === '' || most === '' || Number(least) <= Number(most);
};

/** A step has a name or an answer; an answer may be a range. */
const steps = (value: string) =>
  value.split('[,]').every((step) => {
    const [name, answer, ...more] = step.split('[.]');
    if (answer === undefined || more.length > 0 || (name === '' && answer === '')) return false;
    return (name === '' || isShortIdentifier(name!)) && (!answer.includes('[:]') || range(answer));
  });

const anything = () => true;

const TYPES: Record<string, ResponseType> = {
  'true-false': { response: isBoolean, pattern: isBoolean, single: true },
  choice: { response: set, pattern: set, same: sameSet },
  'fill-in': {
    response: strings,
    pattern: (value) => {
      const rest = withoutDelimiters(value, 'case_matters', 'order_matters');
      return rest !== null && strings(rest);
    },
  },
  'long-fill-in': {
    response: isLocalized,
    pattern: (value) => withoutDelimiters(value, 'case_matters', 'lang') !== null,
  },
  likert: { response: isShortIdentifier, pattern: isShortIdentifier, single: true },
  matching: { response: pairs, pattern: pairs },
  performance: {
    response: steps,
    pattern: (value) => {
      const rest = withoutDelimiters(value, 'order_matters');
      return rest !== null && steps(rest);
    },
  },
  sequencing: { response: sequence, pattern: sequence },
  numeric: { response: isReal, pattern: range, single: true },
  other: { response: anything, pattern: anything, single: true },
};

export const interactionType: Check = (value) => (Object.hasOwn(TYPES, value) ? null : 'type');

/** The type of the interaction; a saved state may hold one that does not exist. */
const typeOf = ({ valueOf }: Place): ResponseType => {
  const type = valueOf('cmi.interactions.n.type') ?? '';
  return Object.hasOwn(TYPES, type) ? TYPES[type]! : TYPES['other']!;
};

export const response: Check = (value, place) => (typeOf(place).response(value) ? null : 'type');

export const pattern: Check = (value, place) => {
  const type = typeOf(place);
  if (type.single && !place.isFirst) return 'taken';
  if (!type.pattern(value)) return 'type';
  return type.same && place.others().some((other) => type.same!(other, value)) ? 'taken' : null;
};
