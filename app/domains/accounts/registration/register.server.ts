import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  admitRegistration,
  mayMailRegistration,
} from '#app/domains/accounts/internal/limits/mail-limits.server.ts';
import { choosePassword } from '#app/domains/accounts/internal/password/choose-password.server.ts';
import { registrationCookie } from '#app/domains/accounts/internal/registration-cookie.server.ts';
import { storeRegistration } from '#app/domains/accounts/internal/store-registration.server.ts';
import { mustBePrintable } from '#app/domains/accounts/people/must-be-printable.server.ts';
import { RegisterInput } from '#app/domains/accounts/schemas.ts';

/**
 * Makes an account that waits for its address to be confirmed. Until it is, a later registration takes the place of an earlier one: its
 * name, password and time zone count, and earlier links end. A known address gets a mail that says so, and the page says the same as always: who
 * asks does not learn who has an account. Returns the cookie by which this browser may send the link again, correct the address, and is signed in once it is
 * confirmed; `to`: the page to go on with then. Throws `invalid`, `busy`, `too_quick` or `too_many_tries`.
 */
export async function register(
  ctx: Ctx,
  raw: unknown,
  locale: string,
  to: string | null = null,
): Promise<string> {
  const input = RegisterInput.parse(raw);
  const { name, email, timeZone } = input;
  await mustBePrintable(name);
  await admitRegistration(ctx, email);
  const passwordHash = await choosePassword(input.password, input, ctx.remote);
  const registration = { name, email, timeZone, locale, passwordHash, to };
  // Without a mail nothing changes: the link that the mailbox got last stays the one that works.
  if (await mayMailRegistration(ctx, email)) await storeRegistration(ctx, registration);
  return registrationCookie(ctx, registration);
}
