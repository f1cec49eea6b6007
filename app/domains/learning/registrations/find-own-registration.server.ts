import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listOwnRegistrations } from './list-own-registrations.server.ts';
import type { RegistrationStatus } from './registration.ts';

export async function findOwnRegistration(ctx: Ctx, courseId: string): Promise<RegistrationStatus | null> {
  return (await listOwnRegistrations(ctx)).find((each) => each.registration.courseId === courseId) ?? null;
}
