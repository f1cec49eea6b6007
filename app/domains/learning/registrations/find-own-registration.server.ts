import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { selectRegistrations } from '#app/domains/learning/internal/select-registrations.server.ts';
import { registrations } from '#db/schema/learning.ts';
import type { RegistrationStatus } from './registration.ts';

/** One's own running registration for a course; null where there is none. */
export async function findOwnRegistration(ctx: Ctx, courseId: string): Promise<RegistrationStatus | null> {
  mustBeSignedIn(ctx);
  const [own] = await selectRegistrations(
    ctx,
    and(
      eq(registrations.personId, ctx.actor.id),
      eq(registrations.courseId, courseId),
      isNull(registrations.endedAt),
    ),
  );
  return own ?? null;
}
