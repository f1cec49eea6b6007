import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { findApplicationFile } from '#app/domains/credits/internal/find-application-file.server.ts';
import { applicationReviews } from '#db/schema/credits.ts';

/** All that an application rests on, for officers of its association. Throws `not_found`. */
export async function readApplication(ctx: Ctx, associationId: string, id: string) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const found = await findApplicationFile(ctx, id);
  mustBeAllowed(
    ctx,
    found?.application.associationId === associationId && found.application.state !== 'draft',
  );
  const reviews = await ctx.db.read
    .select()
    .from(applicationReviews)
    .where(eq(applicationReviews.applicationId, id))
    .orderBy(asc(applicationReviews.expiresAt));
  return { ...found!, reviews };
}
