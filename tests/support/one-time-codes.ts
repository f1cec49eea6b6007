import { generateSync } from 'otplib';

/** A code's validity (RFC 6238 §4.1). */
const STEP_MS = 30_000;

/** Code of an authenticator app, that many steps of 30 seconds from now. */
export const codeOf = (secret: string, steps = 0): string =>
  generateSync({ secret, epoch: (Date.now() + STEP_MS * steps) / 1000 });

/** Waits until so many milliseconds of a step are left: what is sent within them arrives in the step that it is of. */
export async function earlyInStep(ms: number): Promise<void> {
  const left = STEP_MS - (Date.now() % STEP_MS);
  if (left < ms) await new Promise((next) => setTimeout(next, left));
}
