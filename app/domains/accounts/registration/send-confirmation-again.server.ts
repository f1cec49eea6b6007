import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  admitRegistration,
  mayMailRegistration,
} from '#app/domains/accounts/internal/limits/mail-limits.server.ts';
import { readRegistration } from '#app/domains/accounts/internal/registration-cookie.server.ts';
import { storeRegistration } from '#app/domains/accounts/internal/store-registration.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/** Sends one more link for what this browser registered; the page says the same whether the address is known or not. Throws `step_expired`, `too_quick` or `too_many_tries`. */
export async function sendConfirmationAgain(ctx: Ctx, cookieHeader: string): Promise<void> {
  const registration = readRegistration(ctx, cookieHeader);
  if (!registration) throw new DomainError('step_expired');
  await admitRegistration(ctx, registration.email);
  if (await mayMailRegistration(ctx, registration.email)) await storeRegistration(ctx, registration);
}
