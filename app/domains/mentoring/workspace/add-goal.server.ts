import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnPair } from '#app/domains/mentoring/pairs/require-own-pair.server.ts';
import { GoalInput } from '#app/domains/mentoring/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { mentoringGoals } from '#db/schema/mentoring.ts';

/** A goal of the mentee, with their own rating of it now. Only the mentee sets it, while the pair meets. */
export async function addGoal(ctx: Ctx, pairId: string, raw: unknown): Promise<void> {
  const { side, pair } = await requireOwnPair(ctx, pairId);
  if (side !== 'mentee') throw new DomainError('not_found');
  if (pair.state !== 'active') throw new DomainError('changed_meanwhile');
  const { body, before } = GoalInput.parse(raw);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    if ((await tx.$count(mentoringGoals, eq(mentoringGoals.pairId, pairId))) >= 20)
      throw new DomainError('too_many_tries', { minutes: 1 });
    await tx
      .insert(mentoringGoals)
      .values({ id, pairId, body, before, now: before, createdAt: ctx.now, updatedAt: ctx.now });
    await appendAudit(tx, ctx, 'mentoring.goal-added', id, { pairId });
  });
}
