import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readUnverified } from '#app/domains/accounts/memberships/read-unverified.server.ts';
import {
  mentoringConfirmations,
  mentoringMeetings,
  mentoringPairs,
  mentoringProfiles,
} from '#db/schema/mentoring.ts';
import { requireOwnProgramme } from './require-own-programme.server.ts';
import { summariseProgramme } from './summarise-programme.ts';

/** The overview of a programme for its coordinator. A meeting was where somebody confirmed it. */
export async function readProgrammeOverview(ctx: Ctx, programmeId: string) {
  const { programme } = await requireOwnProgramme(ctx, programmeId);
  const pairs = await ctx.db.read
    .select()
    .from(mentoringPairs)
    .where(eq(mentoringPairs.programmeId, programmeId))
    .orderBy(asc(mentoringPairs.id));
  const profiles = await ctx.db.read
    .select()
    .from(mentoringProfiles)
    .where(and(eq(mentoringProfiles.programmeId, programmeId), eq(mentoringProfiles.role, 'mentee')));
  const unverified = await readUnverified(
    ctx.db.read,
    profiles.map(({ personId }) => personId),
  );
  const meetings = await ctx.db.read
    .select({ pairId: mentoringMeetings.pairId, at: mentoringMeetings.startsAt })
    .from(mentoringMeetings)
    .innerJoin(mentoringConfirmations, eq(mentoringConfirmations.meetingId, mentoringMeetings.id))
    .where(
      and(
        gt(mentoringConfirmations.minutes, 0),
        inArray(
          mentoringMeetings.pairId,
          pairs.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(mentoringMeetings.startsAt));
  return summariseProgramme({
    everyWeeks: programme.settings.everyWeeks,
    now: ctx.now,
    mentees: profiles.map(({ id, personId, remoteness, joinedAt, state }) => ({
      id,
      remoteness,
      joinedAt,
      isActive: state === 'active' && !unverified.has(personId),
    })),
    pairs: pairs.map((pair) => ({
      ...pair,
      met: meetings.filter(({ pairId }) => pairId === pair.id).map(({ at }) => at),
    })),
  });
}
