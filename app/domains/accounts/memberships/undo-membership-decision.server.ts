import { and, eq, gte, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { memberships } from '#db/schema/accounts.ts';
import { UNDO_MS } from './undo-time.ts';
import { verificationLostIn } from './verification-lost.server.ts';

/**
 * Takes back a decision about a request to join, so that it waits again: by the officer who made it, within ten minutes, and not where the person has
 * sent another request since. Throws `not_found` and `already_decided`.
 */
export async function undoMembershipDecision(ctx: Ctx, membershipId: string): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(memberships).where(eq(memberships.id, membershipId));
    mustBeAllowed(ctx, row !== undefined && isOfficerOf(actor, row.associationId));
    const { personId, associationId, state } = row!;
    const again = await tx.$count(
      memberships,
      and(
        eq(memberships.personId, personId),
        eq(memberships.associationId, associationId),
        eq(memberships.state, 'requested'),
      ),
    );
    const [undone] =
      again > 0
        ? []
        : await tx
            .update(memberships)
            .set({ state: 'requested', reason: null, decidedAt: null, decidedBy: null })
            .where(
              and(
                eq(memberships.id, membershipId),
                inArray(memberships.state, ['accepted', 'declined']),
                eq(memberships.decidedBy, actor.id),
                gte(memberships.decidedAt, new Date(ctx.now.getTime() - UNDO_MS)),
              ),
            )
            .returning();
    if (!undone) throw new DomainError('already_decided');
    if (state === 'accepted') await verificationLostIn(tx, ctx.now, personId);
    await appendAudit(tx, ctx, 'accounts.membership-decision-undone', membershipId, { decision: state });
  });
}
