import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { assertDeidentified } from '#app/domains/consultations/deidentify/assert-deidentified.ts';
import { assignedState } from '#app/domains/consultations/internal/assign-case.server.ts';
import { requireCaseStateIn } from '#app/domains/consultations/internal/require-case-state.server.ts';
import { notifyOfCaseIn } from '#app/domains/consultations/notifications.server.ts';
import { ReplyInput } from '#app/domains/consultations/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { consultationAssignments, consultationCases, consultationEntries } from '#db/schema/consultations.ts';
import { requireOwnCaseAs } from './require-own-case-as.server.ts';

/** The asker answers a question back, or asks further; the case returns to the same specialist. */
export async function replyToCase(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { ctx: own } = await requireOwnCaseAs(ctx, id, 'asker');
  const { body, kept } = ReplyInput.parse(raw);
  assertDeidentified({ body }, kept);
  const [entryId, assignmentId] = [newId(), newId()];
  await ctx.db.transact(async (tx) => {
    const found = await requireCaseStateIn(tx, id, ['asked_back', 'answered']);
    const kind = found.state === 'asked_back' ? ('reply' as const) : ('follow_up' as const);
    await tx.insert(consultationEntries).values({
      id: entryId,
      caseId: id,
      personId: own.actor.id,
      kind,
      body,
      before: '',
      minutes: 0,
      at: ctx.now,
    });
    const personId = found.specialistId!;
    const turn = assignedState(found, personId, ctx.now);
    await tx.update(consultationCases).set(turn).where(eq(consultationCases.id, id));
    await tx.insert(consultationAssignments).values({ id: assignmentId, caseId: id, personId, at: ctx.now });
    await notifyOfCaseIn(tx, ctx, [personId], 'replied', { ...found, ...turn });
    await appendAudit(tx, ctx, 'consultations.replied', id, { kind });
  });
}
