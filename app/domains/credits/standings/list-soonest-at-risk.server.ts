import { and, asc, eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { NAMED_PERSON } from '#app/domains/accounts/people/named-person.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { stateConditions } from '#app/domains/credits/internal/standing-state.server.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { creditStandings } from '#db/schema/credits.ts';

export type AtRisk = {
  id: string;
  name: string;
  programmeId: string;
  total: string;
  required: string | null;
  cycleTo: string | null;
};

/** The cycles of members at risk that end first, so many of them, with whose they are; for officers. */
export async function listSoonestAtRisk(ctx: Ctx, associationId: string, limit: number): Promise<AtRisk[]> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  return ctx.db.read
    .select({
      ...NAMED_PERSON,
      programmeId: creditStandings.programmeId,
      total: creditStandings.total,
      required: creditStandings.required,
      cycleTo: creditStandings.cycleTo,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(creditStandings, eq(creditStandings.personId, memberships.personId))
    .where(and(isAcceptedMembership({ associationId }), stateConditions.at_risk(todayOf(ctx))))
    .orderBy(asc(creditStandings.cycleTo), asc(people.id))
    .limit(limit);
}
