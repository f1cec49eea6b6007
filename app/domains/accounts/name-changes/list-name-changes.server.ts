import { and, asc, count, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { isOfficerOf, isOwn, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { readPaged } from '#app/platform/paged.ts';
import { memberships, nameChanges } from '#db/schema/accounts.ts';

/** Requests of members that an association has verified, for its officers, the oldest first and a page at a time. `only` narrows to one request. */
export async function listNameChanges(
  ctx: Ctx,
  associationId: string,
  { only, page = 1 }: { only?: string | undefined; page?: number } = {},
) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const { read } = ctx.db;
  const ofMember = isAcceptedMembership({ associationId, personId: nameChanges.personId });
  const where = and(
    eq(nameChanges.state, 'requested'),
    only === undefined ? undefined : eq(nameChanges.id, only),
  );
  const [all] = await read
    .select({ count: count() })
    .from(nameChanges)
    .innerJoin(memberships, ofMember)
    .where(where);
  return readPaged(all!.count, page, async (limit, offset) => {
    const rows = await read
      .select({ change: nameChanges, registrationNumber: memberships.registrationNumber })
      .from(nameChanges)
      .innerJoin(memberships, ofMember)
      .where(where)
      .orderBy(asc(nameChanges.requestedAt), asc(nameChanges.id))
      .limit(limit)
      .offset(offset);
    return rows.map((row) => ({ ...row, own: isOwn(ctx.actor, row.change.personId) }));
  });
}
