import { and, eq, gte, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { memberships } from '#db/schema/accounts.ts';
import { participations } from '#db/schema/credits.ts';

/**
 * Minutes of members' participations that ended within so many days, and within as many before: what was taken back counts neither way. For
 * officers.
 */
export async function sumMemberMinutes(
  ctx: Ctx,
  associationId: string,
  days: number,
): Promise<{ lately: number; before: number }> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const ago = (times: number) => new Date(ctx.now.getTime() - times * days * DAY_MS);
  const isLate = gte(participations.endedAt, ago(1));
  const sum = (late: boolean) =>
    sql<number>`coalesce(sum(case when ${late ? isLate : sql`not (${isLate})`} then ${participations.minutes} else 0 end), 0)`.mapWith(
      Number,
    );
  const [row] = await ctx.db.read
    .select({ lately: sum(true), before: sum(false) })
    .from(memberships)
    .innerJoin(participations, eq(participations.personId, memberships.personId))
    .where(
      and(
        isAcceptedMembership({ associationId }),
        gte(participations.endedAt, ago(2)),
        sql`not exists (select 1 from participations later where later.reverses = ${participations.id})`,
        eq(participations.onlyReverses, false),
      ),
    );
  return row!;
}
