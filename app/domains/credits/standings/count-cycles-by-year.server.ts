import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { countInState } from '#app/domains/credits/internal/standing-state.server.ts';
import { memberships } from '#db/schema/accounts.ts';
import { creditStandings } from '#db/schema/credits.ts';
import type { StateCounts } from './count-standings.server.ts';

const MOST_YEARS = 8;

/** Cycles of members by the year in which they end and by standing, the next year first; for officers. */
export async function countCyclesByYear(
  ctx: Ctx,
  associationId: string,
): Promise<({ year: string } & StateCounts)[]> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const many = countInState(todayOf(ctx));
  const year = sql<string>`substr(${creditStandings.cycleTo}, 1, 4)`;
  return ctx.db.read
    .select({
      year: year.as('year'),
      at_risk: many('at_risk'),
      behind: many('behind'),
      on_track: many('on_track'),
      done: many('done'),
    })
    .from(memberships)
    .innerJoin(creditStandings, eq(creditStandings.personId, memberships.personId))
    .where(and(isAcceptedMembership({ associationId }), isNotNull(creditStandings.cycleTo)))
    .groupBy(year)
    .orderBy(asc(year))
    .limit(MOST_YEARS);
}
