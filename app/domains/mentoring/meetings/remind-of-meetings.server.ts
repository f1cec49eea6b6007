import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readPairMembers } from '#app/domains/mentoring/internal/pair-members.server.ts';
import { notifyOfMeetingIn } from '#app/domains/mentoring/notifications.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import { mentoringMeetings, mentoringPairs } from '#db/schema/mentoring.ts';
import { DAY_MS } from '#app/platform/time.ts';

/** A day before an agreed meeting both are reminded, once. */
export async function remindOfMeetings(ctx: Ctx): Promise<void> {
  const rows = await ctx.db.read
    .select({ meeting: mentoringMeetings, pair: mentoringPairs })
    .from(mentoringMeetings)
    .innerJoin(mentoringPairs, eq(mentoringPairs.id, mentoringMeetings.pairId))
    .where(
      and(
        eq(mentoringMeetings.state, 'agreed'),
        isNull(mentoringMeetings.remindedAt),
        gt(mentoringMeetings.startsAt, ctx.now),
        lt(mentoringMeetings.startsAt, new Date(ctx.now.getTime() + DAY_MS)),
      ),
    );
  await doEach(rows, async ({ meeting, pair }) => {
    const { mentee, mentor } = await readPairMembers(ctx.db.read, pair);
    await ctx.db.transact(async (tx) => {
      const [due] = await tx
        .update(mentoringMeetings)
        .set({ remindedAt: ctx.now })
        .where(
          and(
            eq(mentoringMeetings.id, meeting.id),
            // It may have been cancelled since it was read.
            eq(mentoringMeetings.state, 'agreed'),
            isNull(mentoringMeetings.remindedAt),
          ),
        )
        .returning();
      // Somebody who agreed within the last day has just been notified.
      if (!due || meeting.createdAt.getTime() > ctx.now.getTime() - DAY_MS) return;
      for (const [to, about] of [
        [mentee, mentor],
        [mentor, mentee],
      ] as const)
        // oxfmt-ignore
        await notifyOfMeetingIn(tx, ctx, to.person, 'meetingSoon', { meeting, other: about.person.name });
    });
  });
}
