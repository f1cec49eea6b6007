import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator, mustBeAllowed, mustBeFresh } from '#app/domains/accounts/permissions.ts';
import { mayManageForwards } from '#app/domains/xapi/permissions.ts';
import type { Tx } from '#db/database.ts';
import { forwards } from '#db/schema/xapi.ts';

/**
 * Changes one of the forwards that `listForwards` returns for `associationId`, in one unit: a page acts on what it lists and
 * nothing else. Throws `not_found` for any other, for one that has ended, and for people who may not change it; asks for a
 * fresh sign-in.
 */
export const changeForward = (
  ctx: Ctx,
  associationId: string | null,
  forwardId: string,
  change: (tx: Tx) => Promise<void>,
): Promise<void> =>
  ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(forwards).where(eq(forwards.id, forwardId));
    const isListed =
      associationId === null ? isAdministrator(ctx.actor) : row?.associationId === associationId;
    mustBeAllowed(
      ctx,
      row !== undefined && row.state !== 'ended' && isListed && mayManageForwards(ctx, row.associationId),
    );
    mustBeFresh(ctx);
    await change(tx);
  });
