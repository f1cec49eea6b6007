import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { NAMED_PERSON } from '#app/domains/accounts/people/named-person.ts';
import { isOfficerOf, isOwn, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';

/** Enrolments of members to be confirmed by an officer, the oldest first; `own` are the officer's, which another one confirms. `only` narrows to one enrolment. */
export async function listEnrolmentsToConfirm(ctx: Ctx, associationId: string, only?: string) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const rows = await ctx.db.read
    .select({ enrolment: programmeEnrolments, person: NAMED_PERSON })
    .from(programmeEnrolments)
    .innerJoin(people, eq(people.id, programmeEnrolments.personId))
    .innerJoin(memberships, isAcceptedMembership({ associationId, personId: people.id }))
    .where(
      and(
        isNull(programmeEnrolments.confirmedAt),
        only === undefined ? undefined : eq(programmeEnrolments.id, only),
      ),
    )
    .orderBy(asc(programmeEnrolments.createdAt))
    .limit(50);
  return rows.map((each) => ({ ...each, own: isOwn(ctx.actor, each.person.id) }));
}
