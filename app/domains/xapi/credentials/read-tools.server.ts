import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listForwards } from '#app/domains/xapi/forwarding/list-forwards.server.ts';
import { listCredentials } from './list-credentials.server.ts';

/** Keys and forwards of an association, or of the platform (`associationId` null); each list authorises by itself. */
export const readTools = async (ctx: Ctx, associationId: string | null) => ({
  now: ctx.now.toISOString(),
  credentials: await listCredentials(ctx, associationId),
  forwards: await listForwards(ctx, associationId),
});
