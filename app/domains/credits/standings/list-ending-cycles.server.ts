import { and, asc, between, count, eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { countInState } from '#app/domains/credits/internal/standing-state.server.ts';
import { addDays } from '#app/platform/time.ts';
import { memberships } from '#db/schema/accounts.ts';
import { creditStandings } from '#db/schema/credits.ts';

const MOST_DAYS = 5;

/** The next days, of so many, on which cycles of members end: how many, and how many of them are done; for officers. */
export async function listEndingCycles(
  ctx: Ctx,
  associationId: string,
  days: number,
): Promise<{ day: string; cycles: number; done: number }[]> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const today = todayOf(ctx);
  const rows = await ctx.db.read
    .select({ day: creditStandings.cycleTo, cycles: count(), done: countInState(today)('done') })
    .from(memberships)
    .innerJoin(creditStandings, eq(creditStandings.personId, memberships.personId))
    .where(
      and(
        isAcceptedMembership({ associationId }),
        between(creditStandings.cycleTo, today, addDays(today, days)),
      ),
    )
    .groupBy(creditStandings.cycleTo)
    .orderBy(asc(creditStandings.cycleTo))
    .limit(MOST_DAYS);
  return rows.map((row) => ({ ...row, day: row.day! }));
}
