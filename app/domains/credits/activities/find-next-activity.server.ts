import { and, asc, ne } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import {
  isWaitingActivity,
  LONGEST_WAITING,
} from '#app/domains/credits/internal/waiting-activities.server.ts';
import { externalActivities } from '#db/schema/credits.ts';

/** Id of the activity that has waited longest and that this officer may decide, beside `id`; null where there is none. */
export async function findNextActivity(ctx: Ctx, associationId: string, id: string): Promise<string | null> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const [next] = await ctx.db.read
    .select({ id: externalActivities.id })
    .from(externalActivities)
    .where(
      and(
        isWaitingActivity(associationId),
        ne(externalActivities.id, id),
        ne(externalActivities.personId, ctx.actor.id),
      ),
    )
    .orderBy(...LONGEST_WAITING.map((column) => asc(column)))
    .limit(1);
  return next?.id ?? null;
}
