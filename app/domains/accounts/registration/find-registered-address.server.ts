import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readRegistration } from '#app/domains/accounts/internal/registration-cookie.server.ts';

/** The address that this browser registered and that nobody has confirmed in it yet; null where there is none. */
export const findRegisteredAddress = (ctx: Ctx, cookieHeader: string): string | null =>
  readRegistration(ctx, cookieHeader)?.email ?? null;
