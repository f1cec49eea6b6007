import { createHash, createHmac, randomBytes } from 'node:crypto';

/** UUIDv7 (RFC 9562 §5.7): sorts by the millisecond it was made in. */
export function newId(now = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** 160 random bits, for what stands in an address or a cookie. */
export const newToken = (): string => randomBytes(20).toString('base64url');

export const sha256 = (value: string | Buffer): string => createHash('sha256').update(value).digest('hex');

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
/** Keyed and lower case, fit for a host label: 26 characters are 130 bits. */
export function keyedLabel(key: Buffer, value: string): string {
  const digest = createHmac('sha256', key).update(value).digest();
  return Array.from(digest.subarray(0, 26), (byte) => BASE32[byte & 31]).join('');
}
