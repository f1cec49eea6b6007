import { z } from 'zod';
import type { ErrorCode, Facts, FieldError } from './errors.ts';
import { findTimeZone, isDay } from './time.ts';

/**
 * Fields that forms of several domains share; messages are keys of errors.json. Text that people type is shown to others,
 * printed on certificates and handed to authorities. Invisible characters (control and format characters, among them direction
 * marks, zero-width characters and tags) let one text pass for another, so they are refused and not removed: the form says so. At the
 * ends they are trimmed, because they come along with pasted text; joiners that a script needs are letters.
 * Letters are kept in NFC, so that equal text is stored equally.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** A text of several lines may have those, tabs, and joiners within emoji; nothing that reverses the order of its letters. */
const INVISIBLE_IN_TEXT = /(?![\n\t])\p{Cc}|[\p{Cs}\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u;

/**
 * Joiners that are part of a word: between Arabic letters, as Persian names have them, and behind the virama of Indic scripts
 * (RFC 5892 A.1 and A.2).
 */
const JOINERS =
  /(?<=\p{Script=Arabic}\p{M}*)\u200c(?=\p{Script=Arabic})|(?<=[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca])[\u200c\u200d]/gu;

/** Invisible characters pasted along at the ends of a text: spaces, zero-width characters and direction marks. */
const PASTED = '[\\s\\u00ad\\u061c\\u200b-\\u200f\\u2060\\ufeff]+';
const PASTED_ENDS = new RegExp(`^${PASTED}|${PASTED}$`, 'gu');
export const trimPasted = (value: string): string => value.replace(PASTED_ENDS, '');

const normaliseLineEnds = (value: string) => value.replace(/\r\n?/g, '\n');

export const isOneLine = (value: string): boolean => !INVISIBLE.test(value.replace(JOINERS, ''));

export const isPlainText = (value: string): boolean => !INVISIBLE_IN_TEXT.test(normaliseLineEnds(value));

/**
 * The same characters, removed: for text that nobody types (names of files, titles within packages), and for live talk, where
 * nobody could correct them.
 */
export const toOneLine = (value: string): string =>
  value
    .replace(new RegExp(`${JOINERS.source}|(${INVISIBLE.source})`, 'gu'), (found, unseen?: string) =>
      unseen === undefined ? found : '',
    )
    .normalize('NFC')
    .trim();

export const toPlainText = (value: string): string =>
  normaliseLineEnds(value).replace(new RegExp(INVISIBLE_IN_TEXT, 'gu'), '').normalize('NFC').trim();

const singleLine = () =>
  z.string().overwrite(trimPasted).refine(isOneLine, 'unseen_characters').normalize('NFC');

const multiLine = (abort = false) =>
  z
    .string()
    .overwrite(trimPasted)
    .refine(isPlainText, { error: 'unseen_characters', abort })
    .transform((value) => normaliseLineEnds(value).normalize('NFC'));

/** One line, required or optional. */
export const requiredLine = (max: number) => singleLine().min(1, 'required').max(max, 'too_long');

export const optionalLine = (max: number) => singleLine().max(max, 'too_long').default('');

/** Text of several lines that is needed, or may be empty. */
export const requiredText = (max: number, missing: 'required' | 'reason_needed' = 'required') =>
  multiLine().pipe(z.string().min(1, missing).max(max, 'too_long'));

export const optionalText = (max: number) => multiLine().pipe(z.string().max(max, 'too_long')).default('');

/** What `refine` takes to say which numbers are meant. */
export const within = (min: number, max: number) =>
  [
    (value: unknown) => Number(value) >= min && Number(value) <= max,
    { error: 'number_out_of_range', params: { min, max } },
  ] as const;

/** The lines of a text, those with nothing on them left out. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** A thing to a line, as a list. A text that is refused is none: it ends the check, so that nothing asks it for its things. */
export const textLines = (max: number) =>
  multiLine(true)
    .pipe(z.string().max(max, { error: 'too_long', abort: true }))
    .default('')
    .transform(linesOf);

/** Answers to choose from: two that read the same are one, and nobody could tell which was meant. */
export const areDistinct = (lines: string[]): boolean =>
  new Set(lines.map((line) => line.toLocaleLowerCase())).size === lines.length;

/** A whole number as somebody types it. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .trim()
    .regex(/^-?\d+$/, { error: 'whole_number', abort: true })
    .refine(...within(min, max))
    .transform(Number);

/** As `wholeNumber`, null where nothing is typed. */
export const optionalWholeNumber = (min: number, max: number) => {
  const [isWithin, wrong] = within(min, max);
  return z
    .string()
    .trim()
    .regex(/^(-?\d+)?$/, { error: 'whole_number', abort: true })
    .refine((value) => value === '' || isWithin(value), wrong)
    .transform((value) => (value === '' ? null : Number(value)))
    .default(null);
};

/** What a schema of ours found wrong: its message is a code, its params are the facts of the sentence. */
export const errorOfIssue = (issue: z.core.$ZodIssue): FieldError => {
  const code = issue.message as ErrorCode;
  return issue.code === 'custom' && issue.params ? { code, facts: issue.params as Facts } : code;
};

/** A calendar date as a date field sends it. */
export const calendarDay = () => z.string().trim().refine(isDay, 'date_malformed');

/** A time zone, by any of its names; stored under its current one. */
export const timeZoneName = () =>
  z.string().transform((name, issues) => {
    const zone = findTimeZone(name);
    if (zone !== null) return zone;
    issues.addIssue({ code: 'custom', message: 'choose_from_list' });
    return z.NEVER;
  });

/** A time of day as a time field sends it, `09:30`. */
export const clockTime = () =>
  z
    .string()
    .trim()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time_malformed');
