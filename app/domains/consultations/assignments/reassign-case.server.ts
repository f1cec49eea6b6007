import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnCaseAs } from '#app/domains/consultations/cases/require-own-case-as.server.ts';
import { assignCaseToIn, findSpecialistIn } from '#app/domains/consultations/internal/assign-case.server.ts';
import { endAssignmentIn } from '#app/domains/consultations/internal/end-assignment.server.ts';
import { requireCaseStateIn } from '#app/domains/consultations/internal/require-case-state.server.ts';
import { ReassignInput } from '#app/domains/consultations/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { consultationCases } from '#db/schema/consultations.ts';

/**
 * The asker widens the reach of a waiting case, or reassigns a late one if another specialist is available. Throws `too_early`,
 * `nobody_else`.
 */
export async function reassignCase(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  await requireOwnCaseAs(ctx, id, 'asker');
  const { reach } = ReassignInput.parse(raw);
  const assignmentId = newId();
  await ctx.db.transact(async (tx) => {
    const found = await requireCaseStateIn(tx, id, ['waiting', 'assigned']);
    const isLate = found.dueAt !== null && found.dueAt < ctx.now;
    if (found.state === 'assigned' && !isLate) throw new DomainError('too_early');
    const wider = { ...found, reach };
    const personId = await findSpecialistIn(tx, ctx, wider);
    if (!personId && found.state === 'assigned') throw new DomainError('nobody_else');
    await tx.update(consultationCases).set({ reach }).where(eq(consultationCases.id, id));
    await appendAudit(tx, ctx, 'consultations.passed-on', id, { reach });
    if (!personId) return;
    await endAssignmentIn(tx, ctx.now, id, 'unopened');
    await assignCaseToIn(tx, ctx, wider, personId, assignmentId);
  });
}
