import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnCaseAs } from '#app/domains/consultations/cases/require-own-case-as.server.ts';
import { assertDeidentified } from '#app/domains/consultations/deidentify/assert-deidentified.ts';
import { eraseCaseIn } from '#app/domains/consultations/internal/erase-case.server.ts';
import { requireCaseStateIn } from '#app/domains/consultations/internal/require-case-state.server.ts';
import { notifyOfCaseIn } from '#app/domains/consultations/notifications.server.ts';
import { SendBackInput } from '#app/domains/consultations/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { consultationCases, consultationEntries } from '#db/schema/consultations.ts';

/**
 * The releaser returns a question to its asker with a reason; the asker may ask again. The text is erased, the reason stays.
 */
export async function sendBackCase(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { ctx: own } = await requireOwnCaseAs(ctx, id, 'releaser');
  const { body, kept } = SendBackInput.parse(raw);
  assertDeidentified({ body }, kept);
  const entryId = newId();
  await ctx.db.transact(async (tx) => {
    const found = await requireCaseStateIn(tx, id, ['held']);
    await tx
      .update(consultationCases)
      .set({ state: 'withdrawn', remindAt: null, closedAt: ctx.now })
      .where(eq(consultationCases.id, id));
    await eraseCaseIn(tx, ctx, id);
    await tx.insert(consultationEntries).values({
      id: entryId, caseId: id, personId: own.actor.id, kind: 'sent_back', body, before: '', minutes: 0, at: ctx.now,
    }); // oxfmt-ignore
    await notifyOfCaseIn(tx, ctx, [found.askerId], 'sentBack', found);
    await appendAudit(tx, ctx, 'consultations.sent-back', id, {});
  });
}
