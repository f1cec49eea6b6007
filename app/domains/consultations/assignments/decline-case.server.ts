import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnCaseAs } from '#app/domains/consultations/cases/require-own-case-as.server.ts';
import { assignCaseIn } from '#app/domains/consultations/internal/assign-case.server.ts';
import { endAssignmentIn } from '#app/domains/consultations/internal/end-assignment.server.ts';
import { requireCaseStateIn } from '#app/domains/consultations/internal/require-case-state.server.ts';
import { DeclineInput } from '#app/domains/consultations/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';

/** The specialist declines; the case is assigned to another, and the asker is notified only if there is none. */
export async function declineCase(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { ctx: own } = await requireOwnCaseAs(ctx, id, 'specialist');
  const { reason } = DeclineInput.parse(raw);
  const assignmentId = newId();
  await ctx.db.transact(async (tx) => {
    const found = await requireCaseStateIn(tx, id, ['assigned'], own.actor.id);
    await endAssignmentIn(tx, ctx.now, id, 'declined');
    await appendAudit(tx, ctx, 'consultations.declined', id, { reason });
    await assignCaseIn(tx, ctx, found, assignmentId);
  });
}
