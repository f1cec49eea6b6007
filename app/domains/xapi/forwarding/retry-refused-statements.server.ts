import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { requireForwardToChangeIn } from '#app/domains/xapi/internal/require-forward-to-change.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { forwardings } from '#db/schema/xapi.ts';
import { requireForward } from './require-forward.server.ts';

/** Retries the statements that the other store refused. */
export async function retryRefusedStatements(
  ctx: Ctx,
  associationId: string | null,
  forwardId: string,
): Promise<void> {
  mustBeSignedIn(ctx);
  // A page acts on what it lists and nothing else.
  await requireForward(ctx, associationId, forwardId);
  await ctx.db.transact(async (tx) => {
    await requireForwardToChangeIn(tx, ctx, forwardId);
    await tx
      .update(forwardings)
      .set({ state: 'waiting', error: null })
      .where(and(eq(forwardings.forwardId, forwardId), eq(forwardings.state, 'refused')));
    await appendAudit(tx, ctx, 'xapi.forward-retried', forwardId, {});
  });
}
