import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { endAssignmentIn } from '#app/domains/consultations/internal/end-assignment.server.ts';
import { eraseCaseIn } from '#app/domains/consultations/internal/erase-case.server.ts';
import { requireCaseStateIn } from '#app/domains/consultations/internal/require-case-state.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { consultationCases } from '#db/schema/consultations.ts';
import { requireOwnCaseAs } from './require-own-case-as.server.ts';

/** The asker takes the question back; what was written is erased at once. */
export async function withdrawCase(ctx: Ctx, id: string): Promise<void> {
  await requireOwnCaseAs(ctx, id, 'asker');
  await ctx.db.transact(async (tx) => {
    await requireCaseStateIn(tx, id, ['sending', 'held', 'waiting', 'assigned', 'asked_back']);
    await endAssignmentIn(tx, ctx.now, id, 'withdrawn');
    await tx
      .update(consultationCases)
      .set({ state: 'withdrawn', remindAt: null, closedAt: ctx.now, specialistId: null })
      .where(eq(consultationCases.id, id));
    await eraseCaseIn(tx, ctx, id);
    await appendAudit(tx, ctx, 'consultations.withdrawn', id, {});
  });
}
