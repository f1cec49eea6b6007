import { and, count, eq, gte, lt } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { mentoringMeetings, mentoringPairs, mentoringProfiles } from '#db/schema/mentoring.ts';

/** Agreed meetings of the actor as a mentor since then that are over, by pair. */
export async function countOwnMeetings(ctx: Ctx, since: Date): Promise<Map<string, number>> {
  mustBeSignedIn(ctx);
  const rows = await ctx.db.read
    .select({ pairId: mentoringPairs.id, meetings: count() })
    .from(mentoringMeetings)
    .innerJoin(mentoringPairs, eq(mentoringPairs.id, mentoringMeetings.pairId))
    .innerJoin(mentoringProfiles, eq(mentoringProfiles.id, mentoringPairs.mentorId))
    .where(
      and(
        eq(mentoringProfiles.personId, ctx.actor.id),
        eq(mentoringMeetings.state, 'agreed'),
        gte(mentoringMeetings.startsAt, since),
        lt(mentoringMeetings.startsAt, ctx.now),
      ),
    )
    .groupBy(mentoringPairs.id);
  return new Map(rows.map(({ pairId, meetings }) => [pairId, meetings]));
}
