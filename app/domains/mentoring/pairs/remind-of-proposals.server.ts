import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readPairMembers } from '#app/domains/mentoring/internal/pair-members.server.ts';
import { notifyOfPairIn } from '#app/domains/mentoring/notifications.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { mentoringPairs } from '#db/schema/mentoring.ts';

const BEFORE_MS = 2 * DAY_MS;
/** Somebody who was asked within the last day has just been told. */
const ASKED_MS = DAY_MS;

/** Two days before a proposal ends, those who have not answered are reminded, once. */
export async function remindOfProposals(ctx: Ctx): Promise<void> {
  const { now } = ctx;
  const open = and(eq(mentoringPairs.state, 'proposed'), isNull(mentoringPairs.nudgedAt));
  const rows = await ctx.db.read
    .select()
    .from(mentoringPairs)
    .where(
      and(
        open,
        gt(mentoringPairs.answerBy, now),
        lt(mentoringPairs.answerBy, new Date(now.getTime() + BEFORE_MS)),
        lt(mentoringPairs.proposedAt, new Date(now.getTime() - ASKED_MS)),
      ),
    );
  await doEach(rows, async (pair) => {
    const { mentee, mentor } = await readPairMembers(ctx.db.read, pair);
    await ctx.db.transact(async (tx) => {
      const [due] = await tx
        .update(mentoringPairs)
        .set({ nudgedAt: now })
        .where(and(eq(mentoringPairs.id, pair.id), open))
        .returning();
      if (!due) return;
      const facts = { pairId: pair.id, until: pair.answerBy };
      if (due.menteeAcceptedAt === null)
        await notifyOfPairIn(tx, ctx, mentee.person, 'answerSoon', { ...facts, other: mentor.person.name });
      if (due.mentorAcceptedAt === null)
        await notifyOfPairIn(tx, ctx, mentor.person, 'answerSoon', { ...facts, other: mentee.person.name });
    });
  });
}
