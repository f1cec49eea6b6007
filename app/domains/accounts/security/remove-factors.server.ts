import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';
import type { Ctx } from '../ctx.ts';
import { endAllIn } from '../internal/end-all.server.ts';
import { deleteFactorsIn, hasFactor } from '../internal/factors.server.ts';
import { mailAboutFactorsIn } from '../internal/security-mail.server.ts';
import { isAdministrator, isOwn, mustBeAllowed, mustBeFresh, mustBeOperator } from '../permissions.ts';

/**
 * For somebody who has lost every second factor and the recovery codes: an administrator, or the operator at the command line,
 * takes all of them off. The person's sessions end and they are told by mail. Throws `not_found` also where there is none, and
 * `own_factors` for one's own: a role may require one, and a stolen session must not be able to remove the last.
 */
export async function removeFactors(ctx: Ctx, personId: string): Promise<void> {
  if (!ctx.operator) mustBeAllowed(ctx, isAdministrator(ctx.actor));
  mustBeFresh(ctx);
  if (isOwn(ctx.actor, personId)) throw new DomainError('own_factors');
  await ctx.db.transact(async (tx) => {
    const [person] = await tx.select().from(people).where(eq(people.id, personId));
    if (!person || !(await hasFactor(tx, personId))) throw new DomainError('not_found');
    await deleteFactorsIn(tx, personId);
    await endAllIn(tx, ctx.now, personId);
    await mailAboutFactorsIn(tx, ctx, person, 'allRemoved');
    await appendAudit(tx, ctx, 'accounts.factors-removed', person.opaqueId, {});
  });
}

/** By address, for the command line; false where there is no such account or nothing to take off. */
export async function removeFactorsOf(ctx: Ctx, email: string): Promise<boolean> {
  mustBeOperator(ctx);
  const [person] = await ctx.db.read.select({ id: people.id }).from(people).where(eq(people.email, email));
  if (!person || !(await hasFactor(ctx.db.read, person.id))) return false;
  await removeFactors(ctx, person.id);
  return true;
}
