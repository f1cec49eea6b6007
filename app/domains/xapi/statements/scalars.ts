import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#app/platform/time.ts';

/** Forms of single values. Pure; each says whether text has the form that xAPI asks of it. */

/** Absolute IRI (RFC 3987): scheme, content, no forbidden character. */
export const isIri = (text: string): boolean =>
  /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`\u0000-\u001f]+$/.test(text) &&
  (!/^mailto:/i.test(text) || isMailto(text));

/** `mailto:` and one address (xAPI 1.0.3 Part 2 §2.4.2.3). */
export const isMailto = (text: string): boolean => /^mailto:[^\s@,?]+@[^\s@,?]+$/i.test(text);

/** UUID in its usual form, of any version, in either case (RFC 9562 §4). */
export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);

const tags = new Set<string>();

const TAGS = 1000;

/** Language tag (RFC 5646). What is given is kept: canonical forms would change it. */
export function isLanguage(text: string): boolean {
  if (tags.has(text)) return true;
  try {
    if (Intl.getCanonicalLocales(text).length !== 1) return false;
  } catch {
    return false;
  }
  if (tags.size < TAGS) tags.add(text);
  return true;
}

const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:[Zz]|([+-])(\d{2})(?::?(\d{2}))?)?$/;

/**
 * The instant of a date and time (RFC 3339 §5.6, ISO 8601), by UTC where it names no offset; a leap second is the one after it.
 * JavaScript's own Date reads only some of what the standards allow. Null for what is none; an offset of minus zero says that
 * nobody knows it, and is refused.
 */
export function readTimestamp(text: string): Date | null {
  const parts = TIMESTAMP.exec(text);
  if (!parts) return null;
  const [day, hour, minute, second] = [3, 4, 5, 6].map((part) => Number(parts[part] ?? 0)) as [
    number, number, number, number,
  ]; // oxfmt-ignore
  const [sign, offsetHours, offsetMinutes] = [parts[8], Number(parts[9] ?? 0), Number(parts[10] ?? 0)];
  if (sign === '-' && offsetHours === 0 && offsetMinutes === 0) return null;
  if (offsetHours > 23 || offsetMinutes > 59 || hour > 23 || minute > 59 || second > 60) return null;
  const midnight = new Date(`${parts[1]}-${parts[2]}-${parts[3]}T00:00:00Z`);
  if (midnight.getUTCDate() !== day) return null;
  const ms = Number((parts[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const offset = (offsetHours * HOUR_MS + offsetMinutes * MINUTE_MS) * (sign === '-' ? -1 : 1);
  return new Date(
    midnight.getTime() + hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS + ms - offset,
  );
}

export const isTimestamp = (text: string): boolean => readTimestamp(text) !== null;

const PART = String.raw`\d+(?:[.,]\d+)?`;

const DURATION = new RegExp(
  `^P(?:${PART}W|(?=.)(?:${PART}Y)?(?:${PART}M)?(?:${PART}D)?(?:T(?=.)(?:${PART}H)?(?:${PART}M)?(?:${PART}S)?)?)$`,
);

/** Duration (ISO 8601:2004 §4.4.3.2): years to seconds, or weeks alone. */
export const isDuration = (text: string): boolean => DURATION.test(text);

/** `type/subtype`, with parameters or without (RFC 9110 §8.3.1), on one line: it goes out again as a header of a part. */
export const isMediaType = (text: string): boolean =>
  /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+([ \t]*;[ \t]*[\w!#$&^.+-]+=("[\t\x20\x21\x23-\x7e\x80-\xff]*"|[\x21\x23-\x3a\x3c-\x7e\x80-\xff]+))*$/.test(
    text,
  );
