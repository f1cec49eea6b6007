import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { verifyAssertion } from '#app/domains/accounts/internal/factor/passkeys.server.ts';
import { withFailureRecorded } from '#app/domains/accounts/internal/limits/failed-sign-ins.server.ts';
import { type SignedIn, openSession } from '#app/domains/accounts/internal/session/open-session.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/**
 * A passkey that its holder has opened (by a finger, a face or a PIN) is both factors: no second step follows. Throws
 * `passkey_refused`, `step_expired`, `blocked` or `email_unconfirmed`.
 */
export async function signInWithPasskey(ctx: Ctx, answer: string): Promise<SignedIn> {
  const { person, use } = await withFailureRecorded(ctx, 'passkey', () => verifyAssertion(ctx, answer));
  if (person.sample && !ctx.settings.demonstration) throw new DomainError('passkey_refused');
  if (person.blockedAt) throw new DomainError('blocked');
  if (!person.emailConfirmedAt) throw new DomainError('email_unconfirmed');
  return openSession(ctx, person, 'passkey', use);
}
