import { and, asc, count, eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { countInState } from '#app/domains/credits/internal/standing-state.server.ts';
import { suppressSmallGroups } from '#app/platform/small-groups.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { creditStandings } from '#db/schema/credits.ts';

/** Members of a programme by where they work and by specialty, with small groups hidden; for officers. */
export async function readStandingStatistics(ctx: Ctx, associationId: string, programmeId: string) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const today = todayOf(ctx);
  const many = countInState(today);
  const by = async (column: typeof people.region | typeof people.specialty) => {
    const rows = await ctx.db.read
      .select({
        name: column,
        size: count(),
        at_risk: many('at_risk'),
        behind: many('behind'),
        on_track: many('on_track'),
        done: many('done'),
      })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .innerJoin(
        creditStandings,
        and(eq(creditStandings.personId, people.id), eq(creditStandings.programmeId, programmeId)),
      )
      .where(isAcceptedMembership({ associationId }))
      .groupBy(column)
      .orderBy(asc(column));
    return suppressSmallGroups(rows.map(({ name, size, ...counts }) => ({ name: name ?? '', size, counts })));
  };
  return { regions: await by(people.region), specialties: await by(people.specialty) };
}
