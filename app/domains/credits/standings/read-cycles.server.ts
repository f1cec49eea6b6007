import { eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { countInState } from '#app/domains/credits/internal/standing-state.server.ts';
import { addDays } from '#app/platform/time.ts';
import { memberships } from '#db/schema/accounts.ts';
import { creditStandings } from '#db/schema/credits.ts';
import { type CycleSummary, summariseCycles } from './cycle-summary.ts';

/** How many members an association has and how their cycles stand, with those that end within so many days, by one pass over them; for officers. */
export async function readCycles(
  ctx: Ctx,
  associationId: string,
  days: number,
): Promise<CycleSummary & { members: number }> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const today = todayOf(ctx);
  const many = countInState(today);
  const accepted = isAcceptedMembership({ associationId });
  const rows = await ctx.db.read
    .select({
      day: creditStandings.cycleTo,
      at_risk: many('at_risk'),
      behind: many('behind'),
      on_track: many('on_track'),
      done: many('done'),
    })
    .from(memberships)
    .innerJoin(creditStandings, eq(creditStandings.personId, memberships.personId))
    .where(accepted)
    .groupBy(creditStandings.cycleTo);
  return {
    members: await ctx.db.read.$count(memberships, accepted),
    ...summariseCycles(rows, { from: today, to: addDays(today, days) }),
  };
}
