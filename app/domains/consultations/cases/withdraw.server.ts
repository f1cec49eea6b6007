import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { consultationCases } from '#db/schema/consultations.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { eraseIn } from '../internal/erase.server.ts';
import { endTurnIn, holdIn } from '../internal/hold.server.ts';
import { requireOwnSide } from './read-case.server.ts';

/** The asker takes the question back; what was written is erased at once. */
export async function withdrawCase(ctx: Ctx, id: string): Promise<void> {
  await requireOwnSide(ctx, id, 'asker');
  await ctx.db.transact(async (tx) => {
    await holdIn(tx, id, ['sending', 'held', 'waiting', 'assigned', 'asked_back']);
    await endTurnIn(tx, ctx.now, id, 'withdrawn');
    await tx
      .update(consultationCases)
      .set({ state: 'withdrawn', remindAt: null, closedAt: ctx.now, specialistId: null })
      .where(eq(consultationCases.id, id));
    await eraseIn(tx, ctx, id);
    await appendAudit(tx, ctx, 'consultations.withdrawn', id, {});
  });
}
