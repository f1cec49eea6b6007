import { and, eq, lt } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readPairMembers } from '#app/domains/mentoring/internal/pair-members.server.ts';
import { notifyOfPairIn } from '#app/domains/mentoring/notifications.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import { mentoringPairs, mentoringProfiles } from '#db/schema/mentoring.ts';

/** Proposals that nobody answered in time: both are notified, and a mentee who had accepted goes first in the next round. */
export async function expireProposals(ctx: Ctx): Promise<void> {
  const rows = await ctx.db.read
    .select()
    .from(mentoringPairs)
    .where(and(eq(mentoringPairs.state, 'proposed'), lt(mentoringPairs.answerBy, ctx.now)));
  await doEach(rows, async (pair) => {
    const { mentee, mentor } = await readPairMembers(ctx.db.read, pair);
    await ctx.db.transact(async (tx) => {
      const [expired] = await tx
        .update(mentoringPairs)
        .set({ state: 'expired', endedAt: ctx.now })
        .where(and(eq(mentoringPairs.id, pair.id), eq(mentoringPairs.state, 'proposed')))
        .returning();
      if (!expired) return;
      if (pair.menteeAcceptedAt !== null)
        await tx
          .update(mentoringProfiles)
          .set({ waited: mentee.profile.waited + 1 })
          .where(eq(mentoringProfiles.id, mentee.profile.id));
      for (const [to, about] of [
        [mentee, mentor],
        [mentor, mentee],
      ] as const)
        // oxfmt-ignore
        await notifyOfPairIn(tx, ctx, to.person, 'expired', { pairId: pair.id, other: about.person.name, until: pair.answerBy });
      await appendAudit(tx, ctx, 'mentoring.expired', pair.id, {});
    });
  });
}
