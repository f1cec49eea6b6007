import { asc, eq, isNotNull, and, ne } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { compareIn } from '#app/i18n/compare-in.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { memberFilters } from '#db/schema/member-messages.ts';

/** Saved filters of an association, and the regions that its members name, for its officers. */
export async function listMemberFilters(ctx: Ctx, associationId: string) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const filters = await ctx.db.read
    .select({ id: memberFilters.id, name: memberFilters.name, filter: memberFilters.filter })
    .from(memberFilters)
    .where(eq(memberFilters.associationId, associationId))
    .orderBy(asc(memberFilters.name));
  const regions = await ctx.db.read
    .selectDistinct({ region: people.region })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(isAcceptedMembership({ associationId }), isNotNull(people.region), ne(people.region, '')));
  const compare = compareIn(ctx.actor.locale);
  return { filters, regions: regions.map(({ region }) => region!).sort(compare) };
}
