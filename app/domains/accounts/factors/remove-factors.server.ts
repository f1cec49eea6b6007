import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { deleteFactorsIn, hasFactor } from '#app/domains/accounts/internal/factor/factors.server.ts';
import { endAllSessionsIn } from '#app/domains/accounts/internal/session/end-all-sessions.server.ts';
import { notifyFactorChangeIn } from '#app/domains/accounts/notifications.server.ts';
import { isAdministrator, isOwn, mustBeAllowed, mustBeFresh } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';

/**
 * For a person who has lost every second factor and the recovery codes: an administrator, or the operator at the command line,
 * removes all of them. The person's sessions end and they are notified by mail. Throws `not_found` also where there is none,
 * and `own_factors` for one's own: a role may require one, and a stolen session must not be able to remove the last.
 */
export async function removeFactors(ctx: Ctx, personId: string): Promise<void> {
  if (!ctx.operator) mustBeAllowed(ctx, isAdministrator(ctx.actor));
  mustBeFresh(ctx);
  if (isOwn(ctx.actor, personId)) throw new DomainError('own_factors');
  await ctx.db.transact(async (tx) => {
    const [person] = await tx.select().from(people).where(eq(people.id, personId));
    if (!person || !(await hasFactor(tx, personId))) throw new DomainError('not_found');
    await deleteFactorsIn(tx, personId);
    await endAllSessionsIn(tx, ctx.now, personId);
    await notifyFactorChangeIn(tx, ctx, person, 'allRemoved');
    await appendAudit(tx, ctx, 'accounts.factors-removed', person.opaqueId, {});
  });
}
