import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';

/** UUIDv7 (RFC 9562 §5.7): sorts by the millisecond it was made in. Its random bits are those of a UUIDv4, which Node makes in stock. */
export function newId(now = Date.now()): string {
  const time = now.toString(16).padStart(12, '0');
  const random = randomUUID();
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}

/** 160 random bits, for tokens in an address or a cookie. */
export const newToken = (): string => randomBytes(20).toString('base64url');

/** For what nobody without the key may guess by trying: whole, as text. */
export const keyedHash = (key: Buffer, value: string): string =>
  createHmac('sha256', key).update(value).digest('base64url');

export const sha256 = (value: string | Buffer): string => createHash('sha256').update(value).digest('hex');

/** Whether what somebody sent is a secret of ours, in a time that does not say how much of it was right. Any text may be asked about. */
export function isSameSecret(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
/** Keyed and lower case, fit for a host label: 26 characters are 130 bits. */
export function keyedLabel(key: Buffer, value: string): string {
  const digest = createHmac('sha256', key).update(value).digest();
  return Array.from(digest.subarray(0, 26), (byte) => BASE32[byte & 31]).join('');
}
