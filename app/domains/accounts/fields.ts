import { z } from 'zod';

/**
 * Fields that forms of several domains share; messages are keys of errors.json.
 *
 * What people type is shown to others, printed on certificates and handed to authorities. Characters that nobody sees
 * (control and format characters, among them direction marks, zero-width characters and tags) let one text pass for
 * another, so they are refused and not taken out: whoever typed them learns of it. Letters are kept in NFC, so that what
 * looks the same is the same.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
/** A text of several lines may have those, tabs, and joiners within emoji; nothing that reverses the order of its letters. */
const UNSEEN_IN_TEXT = /(?![\n\t])\p{Cc}|[\p{Cs}\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u;

const asLines = (value: string) => value.replace(/\r\n?/g, '\n');

export const isOneLine = (value: string): boolean => !UNSEEN.test(value);
export const isPlainText = (value: string): boolean => !UNSEEN_IN_TEXT.test(asLines(value));

/**
 * The same characters, taken out: for what nobody types (names of files, titles within packages), and for live talk, where
 * there is no time to be told.
 */
export const onOneLine = (value: string): string =>
  value.replace(new RegExp(UNSEEN, 'gu'), '').normalize('NFC').trim();
export const asPlainText = (value: string): string =>
  asLines(value).replace(new RegExp(UNSEEN_IN_TEXT, 'gu'), '').normalize('NFC').trim();

const line = () => z.string().trim().refine(isOneLine, 'unseen_characters').normalize('NFC');
const lines = () =>
  z
    .string()
    .trim()
    .refine(isPlainText, 'unseen_characters')
    .transform((value) => asLines(value).normalize('NFC'));

/** One line that is needed, or may be empty. */
export const words = (max: number) => line().min(1, 'required').max(max, 'too_long');
export const maybe = (max: number) => line().max(max, 'too_long').default('');
/** Text of several lines that is needed, or may be empty. */
export const passage = (max: number, missing: 'required' | 'reason_needed' = 'required') =>
  lines().pipe(z.string().min(1, missing).max(max, 'too_long'));
export const maybePassage = (max: number) => lines().pipe(z.string().max(max, 'too_long')).default('');
/** A whole number as somebody types it. */
export const whole = (min: number, max: number) =>
  z
    .string()
    .trim()
    .refine(
      (value) => /^\d{1,5}$/.test(value) && Number(value) >= min && Number(value) <= max,
      'whole_number',
    )
    .transform(Number);
