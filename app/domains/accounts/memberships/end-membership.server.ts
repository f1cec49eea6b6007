import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { EndMembershipInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { memberships } from '#db/schema/accounts.ts';
import { requireMember } from './require-member.server.ts';
import { verificationLostIn } from './verification-lost.server.ts';
import { isAcceptedMembership } from './is-accepted-membership.server.ts';

/** A licence has lapsed, or somebody leaves: from now on nobody takes them for verified. Throws `own_decision`. */
export async function endMembership(
  ctx: Ctx,
  associationId: string,
  personId: string,
  raw: unknown,
): Promise<void> {
  await requireMember(ctx, associationId, personId);
  mustBeSomebodyElse(ctx as SignedInCtx, personId);
  const { reason } = EndMembershipInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    const [ended] = await tx
      .update(memberships)
      .set({ state: 'ended', reason, decidedAt: ctx.now, decidedBy: ctx.actor!.id })
      .where(isAcceptedMembership({ associationId, personId }))
      .returning();
    if (!ended) throw new DomainError('already_decided');
    await verificationLostIn(tx, ctx.now, personId);
    await appendAudit(tx, ctx, 'accounts.membership-ended', ended.id, { reason });
  });
}
