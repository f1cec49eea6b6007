import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { externalActivities } from '#db/schema/credits.ts';
import type { ExternalActivity } from './external-activity.ts';

/** For its doctor and for officers of the association it was handed to; throws `not_found`. */
export async function readExternalActivity(ctx: Ctx, id: string): Promise<ExternalActivity> {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read.select().from(externalActivities).where(eq(externalActivities.id, id));
  mustBeAllowed(
    ctx,
    row !== undefined && (row.personId === ctx.actor.id || isOfficerOf(ctx.actor, row.associationId)),
  );
  return row!;
}
