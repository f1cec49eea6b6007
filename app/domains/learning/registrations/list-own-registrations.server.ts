import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { selectRegistrations } from '#app/domains/learning/internal/select-registrations.server.ts';
import { boundValue } from '#db/prepared.ts';
import { registrations } from '#db/schema/learning.ts';
import type { RegistrationStatus } from './registration.ts';

/** The person's open registrations with their status, newest first. */
export async function listOwnRegistrations(ctx: Ctx): Promise<RegistrationStatus[]> {
  mustBeSignedIn(ctx);
  return selectRegistrations(
    ctx,
    'person',
    and(eq(registrations.personId, boundValue('personId')), isNull(registrations.endedAt)),
    { personId: ctx.actor.id },
  );
}
