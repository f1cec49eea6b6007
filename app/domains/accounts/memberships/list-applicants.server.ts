import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { MEMBER_COLUMNS } from '#app/domains/accounts/internal/member-columns.server.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import type { Member } from './require-member.server.ts';

/** People who have applied to an association, for its officers. */
export async function listApplicants(ctx: Ctx, associationId: string): Promise<Member[]> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  return ctx.db.read
    .select(MEMBER_COLUMNS)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.associationId, associationId), eq(memberships.state, 'requested')))
    .orderBy(asc(memberships.requestedAt));
}
