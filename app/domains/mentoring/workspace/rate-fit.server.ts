import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { requireOwnPair } from '#app/domains/mentoring/pairs/require-own-pair.server.ts';
import { FitInput } from '#app/domains/mentoring/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { mentoringFits } from '#db/schema/mentoring.ts';

/** How well the pair fits; private. */
export async function rateFit(ctx: Ctx, pairId: string, raw: unknown): Promise<void> {
  await requireOwnPair(ctx, pairId);
  const { actor } = ctx as SignedInCtx;
  const { answer } = FitInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    await tx
      .insert(mentoringFits)
      .values({ pairId, personId: actor.id, answer, at: ctx.now })
      .onConflictDoUpdate({
        target: [mentoringFits.pairId, mentoringFits.personId],
        set: { answer, at: ctx.now },
      });
    await appendAudit(tx, ctx, 'mentoring.fit-said', pairId, {});
  });
}
