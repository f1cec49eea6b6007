import { DomainError } from '#app/platform/errors.ts';
import type { Ctx } from '../ctx.ts';
import { notingFailure } from '../internal/failed-sign-ins.server.ts';
import { type SignedIn, startSession } from '../internal/open-session.server.ts';
import { verifyAssertion } from '../internal/passkeys.server.ts';

/**
 * A passkey that its holder has opened (by a finger, a face or a PIN) is both factors: no second step follows. Throws
 * `passkey_refused`, `step_expired`, `blocked` or `email_unconfirmed`.
 */
export async function signInWithPasskey(ctx: Ctx, answer: string): Promise<SignedIn> {
  const { person, use } = await notingFailure(ctx, 'passkey', () => verifyAssertion(ctx, answer));
  if (person.sample && !ctx.settings.demonstration) throw new DomainError('passkey_refused');
  if (person.blockedAt) throw new DomainError('blocked');
  if (!person.emailConfirmedAt) throw new DomainError('email_unconfirmed');
  return startSession(ctx, person, 'passkey', use);
}
