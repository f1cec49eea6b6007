import type { JsonObject } from './vocabulary.ts';

/** What a store may fill in or change is no difference (Part 2 §2.3.2, "statement comparison"). */
const NOT_COMPARED = new Set(['id', 'authority', 'stored', 'timestamp', 'version']);

/** Order says nothing here (as above). */
const UNORDERED = new Set(['member', 'attachments']);

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Durations are compared to a hundredth of a second (IEEE 9274.1.1 §4.2.5). */
const toHundredths = (duration: string): string => duration.replace(/([.,]\d\d)\d+(?=S$)/, '$1');

function isSameValue(a: unknown, b: unknown, name: string): boolean {
  if (name === 'duration' && typeof a === 'string' && typeof b === 'string')
    return toHundredths(a) === toHundredths(b);
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return false;
    if (!UNORDERED.has(name)) return a.every((each, i) => isSameValue(each, b[i], ''));
    const rest = [...(b as unknown[])];
    return a.every((each) => {
      const at = rest.findIndex((other) => isSameValue(each, other, ''));
      if (at >= 0) rest.splice(at, 1);
      return at >= 0;
    });
  }
  if (!isObject(a) || !isObject(b)) return a === b;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((each) => Object.hasOwn(b, each) && isSameValue(a[each], b[each], each))
  );
}

const comparedMembers = (statement: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(statement).filter(([name]) => !NOT_COMPARED.has(name)));

/** Whether two statements say the same. */
export const isSameStatement = (a: JsonObject, b: JsonObject): boolean =>
  isSameValue(comparedMembers(a), comparedMembers(b), '');
