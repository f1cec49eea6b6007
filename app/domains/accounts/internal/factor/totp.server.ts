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
