import { ValidationError, memberPath } from '#app/domains/xapi/protocol/validation-error.ts';
import { isIri, isLanguage, isTimestamp, isUuid } from './scalars.ts';
import type { JsonObject } from './vocabulary.ts';

export type Version = '1.0.3' | '2.0.0';

export type Check = (value: unknown, path: string, version: Version) => void;

export const fail = (path: string, must: string): never => {
  throw new ValidationError(path, must);
};

export function textThat(is: (text: string) => boolean, must: string): Check {
  return (value, path) => {
    if (typeof value !== 'string' || !is(value)) fail(path, must);
  };
}

export const text: Check = textThat(() => true, 'must be text');

export const flag: Check = (value, path) =>
  void (typeof value === 'boolean' || fail(path, 'must be true or false'));

export const number: Check = (value, path) =>
  void (typeof value === 'number' || fail(path, 'must be a number'));

export const iri = textThat(isIri, 'must be an absolute IRI');

export const uuid = textThat(isUuid, 'must be a UUID');

export const timestamp = textThat(
  isTimestamp,
  'must be a timestamp of ISO 8601, with an offset that is not -00:00',
);

export const one = (...values: string[]): Check =>
  textThat((value) => values.includes(value), `must be one of: ${values.join(', ')}`);

export function listOf(check: Check, least = 0): Check {
  return (value, path, version) => {
    if (!Array.isArray(value) || value.length < least)
      fail(path, least > 0 ? 'must be a list that is not empty' : 'must be a list');
    (value as unknown[]).forEach((each, i) => check(each, `${path}[${i}]`, version));
  };
}

export function membersOf(value: unknown, path: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(path, 'must be an object');
  return value as JsonObject;
}

/** An object with these members and no others; names are exact, and null is no value (Part 2 §2.2). */
export function object(needed: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  const known = new Map(Object.entries({ ...needed, ...optional }));
  const names = Object.keys(needed);
  return (value, path, version) => {
    const members = membersOf(value, path);
    for (const name of names)
      if (!Object.hasOwn(members, name)) fail(memberPath(path, name), 'must be there');
    for (const [name, member] of Object.entries(members)) {
      const check = known.get(name);
      if (!check) fail(memberPath(path, name), 'is no member that is known here');
      else if (member === null) fail(memberPath(path, name), 'must not be null');
      else check(member, memberPath(path, name), version);
    }
  };
}

/** Language map (Part 2 §4.2). */
export const languageMap: Check = (value, path) => {
  for (const [tag, words] of Object.entries(membersOf(value, path))) {
    if (!isLanguage(tag)) fail(memberPath(path, tag), 'must be named by a language tag of RFC 5646');
    if (typeof words !== 'string') fail(memberPath(path, tag), 'must be text');
  }
};

/** Extensions (Part 2 §4.1): the names are IRIs, the values are whatever JSON is. */
export const extensions: Check = (value, path) => {
  for (const name of Object.keys(membersOf(value, path)))
    if (!isIri(name)) fail(memberPath(path, name), 'must be named by an absolute IRI');
};
