import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { MEMBER_COLUMNS } from '#app/domains/accounts/internal/member-columns.server.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { isAcceptedMembership } from './is-accepted-membership.server.ts';

export type Member = {
  membership: typeof memberships.$inferSelect;
  person: Pick<typeof people.$inferSelect, keyof (typeof MEMBER_COLUMNS)['person']>;
};

/** An accepted member of an association, for its officers; throws `not_found`. */
export async function requireMember(ctx: Ctx, associationId: string, personId: string): Promise<Member> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const [found] = await ctx.db.read
    .select(MEMBER_COLUMNS)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(isAcceptedMembership({ associationId, personId }));
  if (!found) throw new DomainError('not_found');
  return found;
}
