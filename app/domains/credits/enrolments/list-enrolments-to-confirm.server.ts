import { and, asc, count, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { NAMED_PERSON } from '#app/domains/accounts/people/named-person.ts';
import { isOfficerOf, isOwn, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { readPaged } from '#app/platform/paged.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';

/**
 * Enrolments of members to be confirmed by an officer, the oldest first and a page at a time; `own` are the officer's, which another one confirms. `only` narrows
 * to one enrolment.
 */
export async function listEnrolmentsToConfirm(
  ctx: Ctx,
  associationId: string,
  { only, page = 1 }: { only?: string | undefined; page?: number } = {},
) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const { read } = ctx.db;
  const ofMember = isAcceptedMembership({ associationId, personId: people.id });
  const where = and(
    isNull(programmeEnrolments.confirmedAt),
    only === undefined ? undefined : eq(programmeEnrolments.id, only),
  );
  const [all] = await read
    .select({ count: count() })
    .from(programmeEnrolments)
    .innerJoin(people, eq(people.id, programmeEnrolments.personId))
    .innerJoin(memberships, ofMember)
    .where(where);
  return readPaged(all!.count, page, async (limit, offset) => {
    const rows = await read
      .select({ enrolment: programmeEnrolments, person: NAMED_PERSON })
      .from(programmeEnrolments)
      .innerJoin(people, eq(people.id, programmeEnrolments.personId))
      .innerJoin(memberships, ofMember)
      .where(where)
      .orderBy(asc(programmeEnrolments.createdAt), asc(programmeEnrolments.id))
      .limit(limit)
      .offset(offset);
    return rows.map((each) => ({ ...each, own: isOwn(ctx.actor, each.person.id) }));
  });
}
