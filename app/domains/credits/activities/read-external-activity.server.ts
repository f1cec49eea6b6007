import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { externalActivities } from '#db/schema/credits.ts';
import type { ExternalActivity } from './external-activity.ts';

/** For its doctor and, once it was submitted, for officers of the association that has it; throws `not_found`. */
export async function readExternalActivity(ctx: Ctx, id: string): Promise<ExternalActivity> {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read.select().from(externalActivities).where(eq(externalActivities.id, id));
  const isOfficers =
    row?.state !== 'draft' && row?.associationId ? isOfficerOf(ctx.actor, row.associationId) : false;
  mustBeAllowed(ctx, row !== undefined && (row.personId === ctx.actor.id || isOfficers));
  return row!;
}
