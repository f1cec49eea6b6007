import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { memberships } from '#db/schema/accounts.ts';

export async function readAcceptedMemberships(ctx: Ctx, personId: string): Promise<Set<string>> {
  const rows = await ctx.db.read
    .select({ id: memberships.associationId })
    .from(memberships)
    .where(isAcceptedMembership({ personId }));
  return new Set(rows.map(({ id }) => id));
}
