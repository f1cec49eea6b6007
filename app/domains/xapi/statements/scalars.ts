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

/** Date and time (RFC 3339 §5.6, ISO 8601); an offset of minus zero says that nobody knows it, and is refused. */
export function isTimestamp(text: string): boolean {
  const parts = TIMESTAMP.exec(text);
  if (!parts) return false;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number, number, number, number, number, number,
  ]; // oxfmt-ignore
  const [sign, offsetHours, offsetMinutes] = [parts[8], Number(parts[9] ?? 0), Number(parts[10] ?? 0)];
  if (sign === '-' && offsetHours === 0 && offsetMinutes === 0) return false;
  if (offsetHours > 23 || offsetMinutes > 59 || hour > 23 || minute > 59 || second > 60) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

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
