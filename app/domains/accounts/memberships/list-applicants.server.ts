import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { MEMBER_COLUMNS } from '#app/domains/accounts/internal/member-columns.server.ts';
import { isOfficerOf, isOwn, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { type Paged, readPaged } from '#app/platform/paged.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import type { Member } from './require-member.server.ts';

/**
 * People who have applied to an association, for its officers, those that have waited longest first and a page at a time; `own` is the reader's application,
 * which another one decides. `only` narrows to one application.
 */
export async function listApplicants(
  ctx: Ctx,
  associationId: string,
  { only, page = 1 }: { only?: string | undefined; page?: number } = {},
): Promise<Paged<Member & { own: boolean }>> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const { read } = ctx.db;
  const where = and(
    eq(memberships.associationId, associationId),
    eq(memberships.state, 'requested'),
    only === undefined ? undefined : eq(memberships.id, only),
  );
  return readPaged(await read.$count(memberships, where), page, async (limit, offset) => {
    const rows = await read
      .select(MEMBER_COLUMNS)
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(where)
      .orderBy(asc(memberships.requestedAt), asc(memberships.id))
      .limit(limit)
      .offset(offset);
    return rows.map((each) => ({ ...each, own: isOwn(ctx.actor, each.person.id) }));
  });
}
