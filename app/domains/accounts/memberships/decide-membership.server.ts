import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  isOfficerOf,
  mustBeAllowed,
  mustBeSignedIn,
  mustBeSomebodyElse,
} from '#app/domains/accounts/permissions.ts';
import { MembershipDecision } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { NOTIFY_MEMBERSHIP } from './notify-membership.server.ts';
import { UNDO_MS } from './undo-time.ts';

/**
 * An officer accepts or declines another person's application: this, with who and when, is what "verified" means. Throws
 * `own_decision`.
 */
export async function decideMembership(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const input = MembershipDecision.parse(raw);
  await ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(memberships).where(eq(memberships.id, input.membershipId));
    mustBeAllowed(ctx, row !== undefined && isOfficerOf(ctx.actor, row.associationId));
    mustBeSomebodyElse(ctx, row!.personId);
    const [person] = await tx.select({ name: people.name }).from(people).where(eq(people.id, row!.personId));
    // The name is what gets verified: the officer must have read the current one.
    if (input.name !== '' && input.name !== person!.name) throw new DomainError('changed_meanwhile');
    const [decided] = await tx
      .update(memberships)
      .set({
        state: input.decision,
        reason: input.reason || null,
        decidedAt: ctx.now,
        decidedBy: ctx.actor.id,
      })
      .where(and(eq(memberships.id, input.membershipId), eq(memberships.state, 'requested')))
      .returning();
    if (!decided) throw new DomainError('already_decided');
    // The mail goes out once the decision can no longer be taken back.
    const due = new Date(ctx.now.getTime() + UNDO_MS);
    await enqueueJob(tx, due, NOTIFY_MEMBERSHIP, { membershipId: row!.id, decidedAt: ctx.now });
    await appendAudit(tx, ctx, 'accounts.membership-decided', row!.id, {
      membershipId: input.membershipId,
      decision: input.decision,
      reason: input.reason,
    });
  });
}
