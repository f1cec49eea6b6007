import type { Check } from './elements.ts';
import { isLanguage } from './languages.ts';
import type { Refusal } from './refusals.ts';

// SCORM 2004 4th Ed. RTE §4.1.1.7, the data types. Lengths there are what must at least be kept: longer values are kept too.

const matches =
  (pattern: RegExp): Check =>
  (value) =>
    pattern.test(value) ? null : 'type';

/** state(…) */
export const oneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value) ? null : 'type';

/** characterstring */
export const text: Check = () => null;

export const isReal = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value);

/** real(10,7), within bounds where there are any. */
export const real =
  (least = -Infinity, most = Infinity): Check =>
  (value) => {
    if (!isReal(value)) return 'type';
    return Number(value) < least || Number(value) > most ? 'range' : null;
  };

/** long_identifier_type: a text that begins as a URN must be one, without spaces; else any name that is not blank, as tools write them. */
export const isLongIdentifier = (value: string): boolean =>
  /^urn:/i.test(value) ? /^urn:\S+$/i.test(value) : value.trim() !== '';

/** short_identifier_type: characters of a URI (RFC 3986), and letters of other scripts (RFC 3987). */
export const isShortIdentifier = (value: string): boolean =>
  /^[^\s\p{Cc}{}[\]<>"\\^`|]+$/u.test(value) && /[\p{L}\p{N}]/u.test(value);

/** localized_string_type: `{lang=…}` with an existing language, then the text. */
export function isLocalized(value: string): boolean {
  const language = /^\{lang=([^}]*)\}/.exec(value)?.[1];
  return language === undefined || isLanguage(language);
}
export const localized: Check = (value) => (isLocalized(value) ? null : 'type');

/** language_type, or no language. */
export const language: Check = (value) => (value === '' || isLanguage(value) ? null : 'type');

/** time(second,10,0): a time zone follows parts of a second, and years are those of the book. */
export const time = matches(
  /^(19[7-9]\d|20([0-2]\d|3[0-8]))(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3])(:[0-5]\d(:[0-5]\d(\.\d{1,2}(Z|[+-]([01]\d|2[0-3])(:[0-5]\d)?)?)?)?)?)?)?)?$/,
);

/** timeinterval(second,10,2) */
export const interval = matches(
  /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/,
);

/** A result: one of four words, or a number (§4.2.9). */
export const result: Check = (value) =>
  /^(correct|incorrect|unanticipated|neutral)$/.test(value) || isReal(value) ? null : 'type';

const uniqueIdentifier = (value: string, others: string[]): Refusal | null => {
  if (!isLongIdentifier(value)) return 'type';
  return others.includes(value) ? 'taken' : null;
};

export const identifier: Check = (value) => (isLongIdentifier(value) ? null : 'type');

/** Of an objective: no two have the same (§4.2.17). */
export const ownIdentifier: Check = (value, { others }) => uniqueIdentifier(value, others());

/** The same, and fixed once set. */
export const lastingIdentifier =
  (name: string): Check =>
  (value, { others, valueOf }) => {
    const refusal = uniqueIdentifier(value, others());
    if (refusal) return refusal;
    return valueOf(name) !== undefined && valueOf(name) !== value ? 'taken' : null;
  };
