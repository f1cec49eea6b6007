import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { eraseLearnersIn } from './erase-learners.server.ts';

/** Somebody was erased: so is everything recorded about them. */
export async function forgetLearner(ctx: Ctx, { opaqueId }: { opaqueId: string }): Promise<void> {
  mustBeOperator(ctx);
  await ctx.db.transact(async (tx) => {
    await eraseLearnersIn(tx, ctx, [opaqueId]);
    await appendAudit(tx, ctx, 'xapi.learner-forgotten', opaqueId, {});
  });
}
