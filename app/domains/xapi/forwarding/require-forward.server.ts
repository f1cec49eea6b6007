import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { mayManageForwards } from '#app/domains/xapi/permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import { forwards } from '#db/schema/xapi.ts';

/**
 * One of the forwards that `listForwards` returns; throws `not_found` for any other, and for people who may not see the list.
 */
export async function requireForward(
  ctx: Ctx,
  associationId: string | null,
  id: string,
): Promise<{ id: string }> {
  mustBeAllowed(
    ctx,
    associationId === null ? isAdministrator(ctx.actor) : mayManageForwards(ctx, associationId),
  );
  const of = associationId === null ? undefined : eq(forwards.associationId, associationId);
  const [row] = await ctx.db.read
    .select({ id: forwards.id })
    .from(forwards)
    .where(and(eq(forwards.id, id), of));
  if (!row) throw new DomainError('not_found');
  return row;
}
