import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { associationsAs } from '#app/domains/accounts/associations/associations-as.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { associations, memberships } from '#db/schema/accounts.ts';

/** One's own applications and memberships, with the associations as one calls them. */
export async function listOwnMemberships(ctx: Ctx) {
  mustBeSignedIn(ctx);
  return ctx.db.read
    .select({ membership: memberships, association: associationsAs(ctx.actor.locale) })
    .from(memberships)
    .innerJoin(associations, eq(associations.id, memberships.associationId))
    .where(eq(memberships.personId, ctx.actor.id))
    .orderBy(asc(memberships.requestedAt));
}
