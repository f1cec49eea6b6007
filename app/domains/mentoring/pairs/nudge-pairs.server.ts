import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readPairMembers } from '#app/domains/mentoring/internal/pair-members.server.ts';
import { notifyOfPairIn } from '#app/domains/mentoring/notifications.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import { mentoringMeetings, mentoringPairs, mentoringProgrammes } from '#db/schema/mentoring.ts';
import { DAY_MS } from '#app/platform/time.ts';

/**
 * Pairs off their rhythm: reminds the one who has to answer a proposed time, else the mentee, once a week at most. Off the
 * rhythm: nothing ahead, and the last meeting (or the beginning) is a week longer ago than the programme's rhythm.
 */
export async function nudgePairs(ctx: Ctx): Promise<void> {
  const rows = await ctx.db.read
    .select({ pair: mentoringPairs, settings: mentoringProgrammes.settings })
    .from(mentoringPairs)
    .innerJoin(mentoringProgrammes, eq(mentoringProgrammes.id, mentoringPairs.programmeId))
    .where(eq(mentoringPairs.state, 'active'));
  await doEach(rows, async ({ pair, settings }) => {
    if (pair.nudgedAt && ctx.now.getTime() - pair.nudgedAt.getTime() < 7 * DAY_MS) return;
    const meetings = await ctx.db.read
      .select()
      .from(mentoringMeetings)
      .where(
        and(eq(mentoringMeetings.pairId, pair.id), inArray(mentoringMeetings.state, ['proposed', 'agreed'])),
      );
    const ahead = meetings.filter(({ startsAt }) => startsAt > ctx.now);
    if (ahead.some(({ state }) => state === 'agreed')) return;
    const last = Math.max(
      pair.startedAt!.getTime(),
      ...meetings
        .filter(({ state, startsAt }) => state === 'agreed' && startsAt <= ctx.now)
        .map(({ startsAt }) => startsAt.getTime()),
    );
    if (ctx.now.getTime() - last < (settings.everyWeeks + 1) * 7 * DAY_MS) return;
    const { mentee, mentor } = await readPairMembers(ctx.db.read, pair);
    const waiting = ahead.find(({ state }) => state === 'proposed');
    const owes = waiting?.proposedBy === mentee.profile.personId ? mentor : mentee;
    const about = owes === mentor ? mentee : mentor;
    await ctx.db.transact(async (tx) => {
      const [nudged] = await tx
        .update(mentoringPairs)
        .set({ nudgedAt: ctx.now })
        .where(and(eq(mentoringPairs.id, pair.id), eq(mentoringPairs.state, 'active')))
        .returning();
      if (nudged)
        await notifyOfPairIn(tx, ctx, owes.person, 'nudge', {
          pairId: pair.id,
          other: about.person.name,
          until: pair.endsAt ?? ctx.now,
        });
    });
  });
}
