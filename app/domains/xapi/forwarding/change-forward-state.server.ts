import { and, eq, ne } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { clearForwardCache } from '#app/domains/xapi/internal/forwarding-queue.server.ts';
import { requireForwardToChangeIn } from '#app/domains/xapi/internal/require-forward-to-change.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { forwardings, forwards } from '#db/schema/xapi.ts';
import { FORWARD_ACTIONS, type ForwardAction } from './forward-action.ts';
import { requireForward } from './require-forward.server.ts';

/** Pausing queues new statements; ending discards the queue. */
export async function changeForwardState(
  ctx: Ctx,
  associationId: string | null,
  forwardId: string,
  move: ForwardAction,
): Promise<void> {
  mustBeSignedIn(ctx);
  // A page acts on what it lists and nothing else.
  await requireForward(ctx, associationId, forwardId);
  await ctx.db.transact(async (tx) => {
    await requireForwardToChangeIn(tx, ctx, forwardId);
    await tx
      .update(forwards)
      .set({ state: FORWARD_ACTIONS[move], leasedUntil: null, failures: 0, lastError: null })
      .where(eq(forwards.id, forwardId));
    if (move === 'end')
      await tx
        .delete(forwardings)
        .where(and(eq(forwardings.forwardId, forwardId), ne(forwardings.state, 'sent')));
    await appendAudit(tx, ctx, 'xapi.forward-moved', forwardId, { move });
  });
  clearForwardCache(ctx.db);
}
