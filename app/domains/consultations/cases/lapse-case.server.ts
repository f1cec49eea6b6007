import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { creditCaseIn } from '#app/domains/consultations/internal/credit-case.server.ts';
import { notifyOfCaseIn } from '#app/domains/consultations/notifications.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Tx } from '#db/database.ts';
import { consultationCases } from '#db/schema/consultations.ts';
import type { Case } from './case.ts';

/**
 * Closes a case without an outcome after weeks of silence, or when the asker is no longer allowed to. The specialist has stated
 * minutes, the asker none.
 */
export async function lapseCaseIn(tx: Tx, ctx: Ctx, found: Case): Promise<void> {
  await tx
    .update(consultationCases)
    .set({ state: 'closed', closedAt: ctx.now, reminders: 0, remindAt: null })
    .where(eq(consultationCases.id, found.id));
  await creditCaseIn(
    tx,
    ctx,
    { ...found, state: 'closed', closedAt: ctx.now },
    'specialist',
    found.specialistMinutes,
  );
  await notifyOfCaseIn(tx, ctx, [found.askerId], 'lapsed', found);
  await appendAudit(tx, ctx, 'consultations.lapsed', found.id, {});
}
