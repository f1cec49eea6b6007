import { eq } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';
import type { Ctx } from './ctx.ts';
import { weaknessOf } from './internal/choose-password.server.ts';
import { nameFailure, noteFailureIn } from './internal/failed-sign-ins.server.ts';
import { findKnownDevice, rememberDevice } from './internal/known-devices.server.ts';
import { openSession, type SignedIn } from './internal/open-session.server.ts';
import { isRightPassword } from './internal/password.server.ts';
import { mailAboutNewDeviceIn } from './internal/security-mail.server.ts';
import { admitSignIn, countFailureIn, forgiveIn, giveBackIn } from './internal/sign-in-limits.server.ts';
import type { Weakness } from './page-after.ts';
import { SignInInput } from './schemas.ts';

/**
 * Answers the cookies to set, of the session and of the device, which the account knows from now on, what comes next, and what is wrong
 * with the password by today's rules (not for sample people: theirs is published). `cookieHeader` is what the device brings. Throws `sign_in_wrong`, `email_unconfirmed`, `blocked`, `busy`, or
 * `too_quick` and `too_many_tries` with the seconds to wait.
 */
export async function signIn(
  ctx: Ctx,
  raw: unknown,
  cookieHeader = '',
): Promise<SignedIn & { deviceCookie: string; weakness: Weakness | null }> {
  const input = SignInInput.parse(raw);
  const [person] = await ctx.db.read.select().from(people).where(eq(people.email, input.email));
  const known = person && (ctx.settings.demonstration || !person.sample) ? person : undefined;
  const device = known ? findKnownDevice(ctx, ctx.now, cookieHeader, known) : null;
  const attempt = { email: input.email, device };
  await admitSignIn(ctx, attempt);

  const right = await isRightPassword(input.password, known?.passwordHash, ctx.remote).catch(
    async (error: unknown) => {
      await ctx.db.transact((tx) => giveBackIn(tx, ctx, attempt));
      throw error;
    },
  );
  if (!right || !known) {
    const failure = await nameFailure(ctx, input.email, known?.opaqueId);
    await ctx.db.transact(async (tx) => {
      await countFailureIn(tx, ctx, attempt);
      await noteFailureIn(tx, ctx, failure);
    });
    throw new DomainError('sign_in_wrong');
  }
  await ctx.db.transact((tx) => forgiveIn(tx, ctx, attempt));
  if (known.blockedAt) throw new DomainError('blocked');
  if (!known.emailConfirmedAt) throw new DomainError('email_unconfirmed');
  // A unit of its own, so that counting mails does not conflict with counting tries.
  if (!device && !known.sample) await ctx.db.transact((tx) => mailAboutNewDeviceIn(tx, ctx, known));
  const deviceCookie = rememberDevice(ctx, ctx.now, cookieHeader, known);

  const weakness = known.sample ? null : await weaknessOf(input.password);
  return { ...(await openSession(ctx, known)), deviceCookie, weakness };
}
