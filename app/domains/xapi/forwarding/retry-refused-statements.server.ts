import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { changeForward } from '#app/domains/xapi/internal/change-forward.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { forwardings } from '#db/schema/xapi.ts';

/** Retries the statements that the other store refused. */
export const retryRefusedStatements = (
  ctx: Ctx,
  associationId: string | null,
  forwardId: string,
): Promise<void> =>
  changeForward(ctx, associationId, forwardId, async (tx) => {
    await tx
      .update(forwardings)
      .set({ state: 'waiting', error: null })
      .where(and(eq(forwardings.forwardId, forwardId), eq(forwardings.state, 'refused')));
    await appendAudit(tx, ctx, 'xapi.forward-retried', forwardId, {});
  });
