import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { accreditationApplications } from '#db/schema/credits.ts';
import type { Application } from './application.ts';

/** Applications to decide, the oldest first. */
export async function listApplicationsToDecide(ctx: Ctx, associationId: string): Promise<Application[]> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  return ctx.db.read
    .select()
    .from(accreditationApplications)
    .where(
      and(
        eq(accreditationApplications.associationId, associationId),
        eq(accreditationApplications.state, 'submitted'),
      ),
    )
    .orderBy(asc(accreditationApplications.submittedAt));
}
