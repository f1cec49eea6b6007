import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  admitRegistration,
  mayMailRegistration,
} from '#app/domains/accounts/internal/limits/mail-limits.server.ts';
import {
  readRegistration,
  registrationCookie,
} from '#app/domains/accounts/internal/registration-cookie.server.ts';
import { removeUnconfirmedIn } from '#app/domains/accounts/internal/remove-unconfirmed.server.ts';
import { storeRegistration } from '#app/domains/accounts/internal/store-registration.server.ts';
import { EmailInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/**
 * Registers what this browser registered under another address, with the name and the password that were typed. The account at the wrong one is
 * deleted, so that a stranger who has that mailbox cannot confirm it. Returns the cookie. Throws as `sendConfirmationAgain`, or `invalid`.
 */
export async function correctAddress(ctx: Ctx, raw: unknown, cookieHeader: string): Promise<string> {
  const { email } = EmailInput.parse(raw);
  const before = readRegistration(ctx, cookieHeader);
  if (!before) throw new DomainError('step_expired');
  await admitRegistration(ctx, email);
  const registration = { ...before, email };
  if (email !== before.email)
    await ctx.db.transact(async (tx) => {
      const removed = await removeUnconfirmedIn(tx, before.email, before.passwordHash);
      if (removed !== null) await appendAudit(tx, ctx, 'accounts.registration-withdrawn', removed, {});
    });
  if (await mayMailRegistration(ctx, email)) await storeRegistration(ctx, registration);
  return registrationCookie(ctx, registration);
}
