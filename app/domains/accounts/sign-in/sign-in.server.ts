import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  countFailedSignInIn,
  describeFailedSignIn,
} from '#app/domains/accounts/internal/limits/failed-sign-ins.server.ts';
import {
  admitSignIn,
  clearTriesIn,
  countWrongPasswordIn,
  refundTryIn,
} from '#app/domains/accounts/internal/limits/sign-in-limits.server.ts';
import { findPasswordWeakness } from '#app/domains/accounts/internal/password/choose-password.server.ts';
import { registrationCookie } from '#app/domains/accounts/internal/registration-cookie.server.ts';
import { isRightPassword } from '#app/domains/accounts/internal/password/password.server.ts';
import {
  findKnownDevice,
  rememberDevice,
} from '#app/domains/accounts/internal/session/known-devices.server.ts';
import {
  type SignedIn,
  openSessionAfterPassword,
} from '#app/domains/accounts/internal/session/open-session.server.ts';
import { notifyNewDeviceIn } from '#app/domains/accounts/notifications.server.ts';
import type { PasswordWeakness } from '#app/domains/accounts/password/password-weakness.ts';
import { SignInInput } from '#app/domains/accounts/schemas.ts';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';

/**
 * Answers the cookies to set, of the session and of the device, which the account knows from now on, what comes next, and what is wrong
 * with the password by today's rules (not for sample people: theirs is published). `cookieHeader` is what the device brings. Who has never confirmed the address
 * gets the cookie of their registration instead, by which the link is sent again (`confirm`). Throws `sign_in_wrong`, `blocked`, `busy`, or
 * `too_quick` and `too_many_tries` with the seconds to wait.
 */
export async function signIn(
  ctx: Ctx,
  raw: unknown,
  cookieHeader = '',
  to: string | null = null,
): Promise<
  | (SignedIn & { deviceCookie: string; weakness: PasswordWeakness | null })
  | { next: 'confirm'; cookie: string }
> {
  const input = SignInInput.parse(raw);
  const [person] = await ctx.db.read.select().from(people).where(eq(people.email, input.email));
  const known = person && (ctx.settings.demonstration || !person.sample) ? person : undefined;
  const device = known ? findKnownDevice(ctx, ctx.now, cookieHeader, known) : null;
  const attempt = { email: input.email, device };
  await admitSignIn(ctx, attempt);

  const right = await isRightPassword(input.password, known?.passwordHash, ctx.remote).catch(
    async (error: unknown) => {
      await ctx.db.transact((tx) => refundTryIn(tx, ctx, attempt));
      throw error;
    },
  );
  if (!right || !known) {
    const failure = await describeFailedSignIn(ctx, input.email, known?.opaqueId);
    await ctx.db.transact(async (tx) => {
      await countWrongPasswordIn(tx, ctx, attempt);
      await countFailedSignInIn(tx, ctx, failure);
    });
    throw new DomainError('sign_in_wrong');
  }
  await ctx.db.transact((tx) => clearTriesIn(tx, ctx, attempt));
  if (known.blockedAt) throw new DomainError('blocked');
  if (!known.emailConfirmedAt)
    return {
      next: 'confirm',
      cookie: registrationCookie(ctx, { ...known, passwordHash: known.passwordHash!, to }),
    };
  // A unit of its own, so that counting mails does not conflict with counting tries.
  if (!device && !known.sample) await ctx.db.transact((tx) => notifyNewDeviceIn(tx, ctx, known));
  const deviceCookie = rememberDevice(ctx, ctx.now, cookieHeader, known);

  const weakness = known.sample ? null : await findPasswordWeakness(input.password);
  return { ...(await openSessionAfterPassword(ctx, known)), deviceCookie, weakness };
}
