import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { generateSecret, generateURI, verifySync } from 'otplib';

/** Seconds that a code holds (RFC 6238 §5.2); one step before and after is accepted for clocks that differ. */
const STEP = 30;

/** 160 random bits in Base32 (RFC 4226 §4, R6). */
export const newTotpSecret = (): string => generateSecret();

/** Content of the QR code for an authenticator app; the issuer distinguishes two installations. */
export const totpUri = (secret: string, issuer: string, account: string): string =>
  generateURI({ issuer, label: account, secret });

/** The time step that a code of six digits belongs to; null where it is wrong or not of this minute. */
export function timeStepOfCode(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const found = verifySync({ secret, token: code, epoch: now.getTime() / 1000, epochTolerance: STEP });
  return found.valid && 'timeStep' in found ? found.timeStep : null;
}

/** Bound to the person: a secret copied to another row does not open. */
export function encryptSecret(key: Buffer, personId: string, secret: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(personId));
  const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

export function decryptSecret(key: Buffer, personId: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(personId));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}
