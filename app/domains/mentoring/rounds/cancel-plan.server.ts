import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnProgramme } from '#app/domains/mentoring/programmes/require-own-programme.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mentoringPlans } from '#db/schema/mentoring.ts';

/** Takes the days of a round back; pairs and drafts stay. Throws `not_found`. */
export async function cancelPlan(ctx: Ctx, programmeId: string, planId: string): Promise<void> {
  await requireOwnProgramme(ctx, programmeId);
  await ctx.db.transact(async (tx) => {
    const [cancelled] = await tx
      .delete(mentoringPlans)
      .where(and(eq(mentoringPlans.id, planId), eq(mentoringPlans.programmeId, programmeId)))
      .returning();
    if (!cancelled) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'mentoring.plan-cancelled', planId, { programmeId });
  });
}
