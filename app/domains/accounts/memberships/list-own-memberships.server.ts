import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { localAssociation } from '#app/domains/accounts/associations/local-association.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { associations, memberships } from '#db/schema/accounts.ts';

/** One's own applications and memberships, with the associations as one calls them. */
export async function listOwnMemberships(ctx: Ctx) {
  mustBeSignedIn(ctx);
  const { locale } = ctx.actor;
  const rows = await ctx.db.read
    .select({ membership: memberships, association: associations })
    .from(memberships)
    .innerJoin(associations, eq(associations.id, memberships.associationId))
    .where(eq(memberships.personId, ctx.actor.id))
    .orderBy(asc(memberships.requestedAt));
  return rows.map(({ membership, association }) => ({
    membership,
    association: localAssociation(association, locale),
  }));
}
