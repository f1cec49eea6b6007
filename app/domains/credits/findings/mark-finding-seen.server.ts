import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { isOfficerOf, mustBeAllowed, mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { creditFindings } from '#db/schema/credits.ts';

/**
 * An officer has looked at what a check found about a member; nothing else is changed. Throws `not_found`, `own_decision` about
 * oneself, and `already_decided` a second time.
 */
export async function markFindingSeen(ctx: Ctx, associationId: string, findingId: string): Promise<void> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const [finding] = await ctx.db.read.select().from(creditFindings).where(eq(creditFindings.id, findingId));
  if (!finding) throw new DomainError('not_found');
  await requireMember(ctx, associationId, finding.personId);
  const { actor } = ctx;
  mustBeSomebodyElse(ctx, finding.personId);
  await ctx.db.transact(async (tx) => {
    const [seen] = await tx
      .update(creditFindings)
      .set({ seenAt: ctx.now, seenBy: actor.id })
      .where(and(eq(creditFindings.id, findingId), isNull(creditFindings.seenAt)))
      .returning({ id: creditFindings.id });
    if (!seen) throw new DomainError('already_decided');
    const { kind, participationId, programmeId } = finding;
    await appendAudit(tx, ctx, 'credits.finding-seen', findingId, { kind, participationId, programmeId });
  });
}
