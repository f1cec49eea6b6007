import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { selectRegistrations } from '#app/domains/learning/internal/select-registrations.server.ts';
import { boundValue } from '#db/prepared.ts';
import { registrations } from '#db/schema/learning.ts';
import type { RegistrationStatus } from './registration.ts';

/** Throws `not_found` for another's and for one that has ended. */
export async function requireOwnRegistration(ctx: Ctx, id: string): Promise<RegistrationStatus> {
  mustBeSignedIn(ctx);
  const [status] = await selectRegistrations(
    ctx,
    'open',
    and(eq(registrations.id, boundValue('id')), isNull(registrations.endedAt)),
    { id },
  );
  mustBeAllowed(ctx, status?.registration.personId === ctx.actor.id);
  return status!;
}
