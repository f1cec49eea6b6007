import { and, count, eq, gt, inArray, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mentee, mentor, selectPairsWithNames } from '#app/domains/mentoring/internal/select-pairs.server.ts';
import { OCCUPYING_STATES, hasBegun } from '#app/domains/mentoring/pairs/pair.ts';
import { mentoringMeetings, mentoringPairs } from '#db/schema/mentoring.ts';
import type { Profile } from './profile.ts';
import { requireOwnProfile } from './require-own-profile.server.ts';

/** What leaving the programme would end: open proposals, pairs by the other one's name, and planned meetings. */
export type Departure = { proposals: number; pairs: string[]; meetings: number };

export async function readDeparture(ctx: Ctx, { id }: Pick<Profile, 'id'>): Promise<Departure> {
  await requireOwnProfile(ctx, id);
  const rows = await selectPairsWithNames(
    ctx.db.read,
    and(or(eq(mentee.id, id), eq(mentor.id, id)), inArray(mentoringPairs.state, [...OCCUPYING_STATES])),
  );
  const begun = rows.filter(({ pair }) => hasBegun(pair));
  const [planned] = await ctx.db.read
    .select({ count: count() })
    .from(mentoringMeetings)
    .where(
      and(
        inArray(
          mentoringMeetings.pairId,
          begun.map(({ pair }) => pair.id),
        ),
        inArray(mentoringMeetings.state, ['proposed', 'agreed']),
        gt(mentoringMeetings.startsAt, ctx.now),
      ),
    );
  return {
    proposals: rows.length - begun.length,
    pairs: begun.map((row) => (row.pair.menteeId === id ? row.mentor : row.mentee)),
    meetings: planned!.count,
  };
}
