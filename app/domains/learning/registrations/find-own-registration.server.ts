import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { selectRegistrations } from '#app/domains/learning/internal/select-registrations.server.ts';
import { boundValue } from '#db/prepared.ts';
import { registrations } from '#db/schema/learning.ts';
import type { RegistrationStatus } from './registration.ts';

/** One's own running registration for a course; null where there is none. */
export async function findOwnRegistration(ctx: Ctx, courseId: string): Promise<RegistrationStatus | null> {
  mustBeSignedIn(ctx);
  const [own] = await selectRegistrations(
    ctx,
    'course',
    and(
      eq(registrations.personId, boundValue('personId')),
      eq(registrations.courseId, boundValue('courseId')),
      isNull(registrations.endedAt),
    ),
    { personId: ctx.actor.id, courseId },
  );
  return own ?? null;
}
