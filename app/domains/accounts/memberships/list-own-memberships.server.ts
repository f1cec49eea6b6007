import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { associations, memberships } from '#db/schema/accounts.ts';

export async function listOwnMemberships(ctx: Ctx) {
  mustBeSignedIn(ctx);
  return ctx.db.read
    .select({ membership: memberships, association: associations })
    .from(memberships)
    .innerJoin(associations, eq(associations.id, memberships.associationId))
    .where(eq(memberships.personId, ctx.actor.id))
    .orderBy(asc(memberships.requestedAt));
}
