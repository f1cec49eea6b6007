import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { NAMED_PERSON } from '#app/domains/accounts/people/named-person.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { people } from '#db/schema/accounts.ts';
import { externalActivities } from '#db/schema/credits.ts';

/** Activities to decide, the oldest first. */
export async function listActivitiesToDecide(ctx: Ctx, associationId: string) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  return ctx.db.read
    .select({ activity: externalActivities, person: NAMED_PERSON })
    .from(externalActivities)
    .innerJoin(people, eq(people.id, externalActivities.personId))
    .where(
      and(eq(externalActivities.associationId, associationId), eq(externalActivities.state, 'submitted')),
    )
    .orderBy(asc(externalActivities.submittedAt))
    .limit(50);
}
