import { and, eq, ne } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { changeForward } from '#app/domains/xapi/internal/change-forward.server.ts';
import { clearForwardCache } from '#app/domains/xapi/internal/forwarding-queue.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { forwardings, forwards } from '#db/schema/xapi.ts';
import { FORWARD_ACTIONS, type ForwardAction } from './forward-action.ts';

/** Pausing queues new statements; ending discards the queue. */
export async function changeForwardState(
  ctx: Ctx,
  associationId: string | null,
  forwardId: string,
  move: ForwardAction,
): Promise<void> {
  await changeForward(ctx, associationId, forwardId, async (tx) => {
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
