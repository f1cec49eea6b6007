import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnPair } from '#app/domains/mentoring/pairs/require-own-pair.server.ts';
import { GoalRatingInput } from '#app/domains/mentoring/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mentoringGoals } from '#db/schema/mentoring.ts';

export async function rateGoal(ctx: Ctx, pairId: string, raw: unknown): Promise<void> {
  const { side } = await requireOwnPair(ctx, pairId);
  if (side !== 'mentee') throw new DomainError('not_found');
  const { id, now } = GoalRatingInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    const [rated] = await tx
      .update(mentoringGoals)
      .set({ now, updatedAt: ctx.now })
      .where(and(eq(mentoringGoals.id, id), eq(mentoringGoals.pairId, pairId)))
      .returning();
    if (!rated) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'mentoring.goal-rated', id, {});
  });
}
