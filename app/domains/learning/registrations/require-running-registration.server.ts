import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { findOwnRegistration } from './find-own-registration.server.ts';
import type { RegistrationStatus } from './registration.ts';

/** One's own running registration for a course; throws `not_found` where there is none. */
export async function requireRunningRegistration(ctx: Ctx, courseId: string): Promise<RegistrationStatus> {
  const own = await findOwnRegistration(ctx, courseId);
  mustBeAllowed(ctx, own !== null);
  return own!;
}
