import { and, gte } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { memberships } from '#db/schema/accounts.ts';
import { isAcceptedMembership } from './is-accepted-membership.server.ts';

/** How many of an association's members were accepted within so many days; for its officers. */
export async function countNewMembers(ctx: Ctx, associationId: string, days: number): Promise<number> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const since = new Date(ctx.now.getTime() - days * DAY_MS);
  return ctx.db.read.$count(
    memberships,
    and(isAcceptedMembership({ associationId }), gte(memberships.decidedAt, since)),
  );
}
