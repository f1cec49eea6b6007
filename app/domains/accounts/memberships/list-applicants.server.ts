import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { MEMBER_COLUMNS } from '#app/domains/accounts/internal/member-columns.server.ts';
import { isOfficerOf, isOwn, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import type { Member } from './require-member.server.ts';

const SHOWN = 50;

/**
 * People who have applied to an association, for its officers, the fifty that have waited longest; `own` is the reader's application, which another one
 * decides. `only` narrows to one application.
 */
export async function listApplicants(
  ctx: Ctx,
  associationId: string,
  only?: string,
): Promise<(Member & { own: boolean })[]> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const rows = await ctx.db.read
    .select(MEMBER_COLUMNS)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.associationId, associationId),
        eq(memberships.state, 'requested'),
        only === undefined ? undefined : eq(memberships.id, only),
      ),
    )
    .orderBy(asc(memberships.requestedAt), asc(memberships.id))
    .limit(SHOWN);
  return rows.map((each) => ({ ...each, own: isOwn(ctx.actor, each.person.id) }));
}
