import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { selectRegistrations } from '#app/domains/learning/internal/select-registrations.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { boundValue } from '#db/prepared.ts';
import { registrations } from '#db/schema/learning.ts';
import type { RegistrationStatus } from './registration.ts';

/** Any registration, ended or not; the caller has authorised. */
export async function readRegistrationStatus(ctx: Ctx, id: string): Promise<RegistrationStatus> {
  const [status] = await selectRegistrations(ctx, 'id', eq(registrations.id, boundValue('id')), { id });
  if (!status) throw new DomainError('not_found');
  return status;
}
