import { asc, eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { countInState } from '#app/domains/credits/internal/standing-state.server.ts';
import { memberships } from '#db/schema/accounts.ts';
import { creditStandings } from '#db/schema/credits.ts';
import type { StandingState } from './credit-standing.ts';

export type StateCounts = Record<StandingState, number>;

/** Number of members by standing and programme; for officers. */
export async function countStandings(
  ctx: Ctx,
  associationId: string,
): Promise<{ members: number; programmes: ({ programmeId: string } & StateCounts)[] }> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const today = todayOf(ctx);
  const accepted = isAcceptedMembership({ associationId });
  const many = countInState(today);
  const programmes = await ctx.db.read
    .select({
      programmeId: creditStandings.programmeId,
      at_risk: many('at_risk'),
      behind: many('behind'),
      on_track: many('on_track'),
      done: many('done'),
    })
    .from(memberships)
    .innerJoin(creditStandings, eq(creditStandings.personId, memberships.personId))
    .where(accepted)
    .groupBy(creditStandings.programmeId)
    .orderBy(asc(creditStandings.programmeId));
  return { members: await ctx.db.read.$count(memberships, accepted), programmes };
}
