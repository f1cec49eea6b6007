import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';

const [IV_BYTES, TAG_BYTES] = [12, 16];

export function encryptPicture(clear: Buffer): { sealed: Buffer; key: Buffer } {
  const [key, iv] = [randomBytes(32), randomBytes(IV_BYTES)];
  const cipher = createCipheriv(CIPHER, key, iv);
  const body = Buffer.concat([cipher.update(clear), cipher.final()]);
  return { sealed: Buffer.concat([iv, cipher.getAuthTag(), body]), key };
}

export function decryptPicture(sealed: Buffer, key: Buffer): Buffer {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_BYTES));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}
