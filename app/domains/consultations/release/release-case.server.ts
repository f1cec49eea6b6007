import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnCaseAs } from '#app/domains/consultations/cases/require-own-case-as.server.ts';
import { assignCaseIn } from '#app/domains/consultations/internal/assign-case.server.ts';
import { requireCaseStateIn } from '#app/domains/consultations/internal/require-case-state.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { consultationCases } from '#db/schema/consultations.ts';

/** The second person lets a question go out. */
export async function releaseCase(ctx: Ctx, id: string): Promise<void> {
  const { ctx: own } = await requireOwnCaseAs(ctx, id, 'releaser');
  const assignmentId = newId();
  await ctx.db.transact(async (tx) => {
    const found = await requireCaseStateIn(tx, id, ['held']);
    await tx.update(consultationCases).set({ releasedBy: own.actor.id }).where(eq(consultationCases.id, id));
    await appendAudit(tx, ctx, 'consultations.released', id, {});
    await assignCaseIn(tx, ctx, found, assignmentId);
  });
}
