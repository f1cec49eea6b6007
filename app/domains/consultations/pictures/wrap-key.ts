import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const [IV_BYTES, TAG_BYTES] = [12, 16];
const VERSION = 'w1';

/** A fingerprint that distinguishes keys without revealing them. */
const keyName = (wrapping: Buffer): string =>
  createHash('sha256').update('wrap').update(wrapping).digest('hex').slice(0, 8);

/**
 * A picture's key as stored in its row: encrypted (AES-256-GCM, NIST SP 800-38D) with a key of the installation, which is not
 * in the database. `w1.<name of the wrapping key>.<iv, tag, ciphertext in base64url>`; `rowId` is authenticated with it, so
 * that no row opens with another's.
 */
export function wrapKey(wrapping: Buffer, key: Buffer, rowId: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, wrapping, iv).setAAD(Buffer.from(rowId));
  const body = Buffer.concat([cipher.update(key), cipher.final()]);
  return `${wrappedKeyPrefix(wrapping)}${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
}

/** Prefix of every key that this one wraps. */
export const wrappedKeyPrefix = (wrapping: Buffer): string => `${VERSION}.${keyName(wrapping)}.`;

/** Throws where none of the installation's keys opens it. */
export function unwrapKey(wrappings: readonly Buffer[], held: string, rowId: string): Buffer {
  // Earlier keys are unwrapped in their rows; the next start wraps them.
  if (!held.startsWith(`${VERSION}.`)) return Buffer.from(held, 'base64');
  const wrapping = wrappings.find((each) => held.startsWith(wrappedKeyPrefix(each)));
  if (!wrapping)
    throw new Error('a picture is locked with another key than SECRET_KEY and SECRET_KEY_PREVIOUS');
  const sealed = Buffer.from(held.split('.')[2]!, 'base64url');
  const decipher = createDecipheriv(CIPHER, wrapping, sealed.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(rowId))
    .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}
