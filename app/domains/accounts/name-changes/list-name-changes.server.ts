import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { isOfficerOf, isOwn, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { memberships, nameChanges } from '#db/schema/accounts.ts';

/** Requests of members that an association has verified, for its officers, the oldest first. `only` narrows to one request. */
export async function listNameChanges(ctx: Ctx, associationId: string, only?: string) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const rows = await ctx.db.read
    .select({ change: nameChanges, registrationNumber: memberships.registrationNumber })
    .from(nameChanges)
    .innerJoin(memberships, isAcceptedMembership({ associationId, personId: nameChanges.personId }))
    .where(and(eq(nameChanges.state, 'requested'), only === undefined ? undefined : eq(nameChanges.id, only)))
    .orderBy(asc(nameChanges.requestedAt))
    .limit(50);
  return rows.map((row) => ({ ...row, own: isOwn(ctx.actor, row.change.personId) }));
}
