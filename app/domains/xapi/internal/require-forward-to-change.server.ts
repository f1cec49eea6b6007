import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed, mustBeFresh } from '#app/domains/accounts/permissions.ts';
import { mayManageForwards } from '#app/domains/xapi/permissions.ts';
import type { Tx } from '#db/database.ts';
import { forwards } from '#db/schema/xapi.ts';

/** Throws `not_found` where the acting person may not change this forward or it has ended; asks for a fresh sign-in. */
export async function requireForwardToChangeIn(tx: Tx, ctx: Ctx, forwardId: string): Promise<void> {
  const [row] = await tx.select().from(forwards).where(eq(forwards.id, forwardId));
  mustBeAllowed(ctx, row !== undefined && row.state !== 'ended' && mayManageForwards(ctx, row.associationId));
  mustBeFresh(ctx);
}
