import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { externalActivities } from '#db/schema/credits.ts';
import type { ExternalActivity } from './external-activity.ts';

export async function listOwnActivities(ctx: Ctx): Promise<ExternalActivity[]> {
  mustBeSignedIn(ctx);
  return ctx.db.read
    .select()
    .from(externalActivities)
    .where(eq(externalActivities.personId, ctx.actor.id))
    .orderBy(desc(externalActivities.submittedAt));
}
