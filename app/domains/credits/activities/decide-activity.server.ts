import { and, eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { recordActivityIn } from '#app/domains/credits/internal/record-activity.server.ts';
import { notifyOfActivityIn } from '#app/domains/credits/notifications.server.ts';
import { ActivityDecision } from '#app/domains/credits/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { externalActivities } from '#db/schema/credits.ts';
import { readSubmittedActivity } from './read-submitted-activity.server.ts';

/**
 * An officer accepts an activity into the ledger, returns it or declines it; the doctor is notified with the reason, that of a
 * correction too. Throws `changed_meanwhile` where it was changed after the officer read it, and `own_decision`.
 */
export async function decideActivity(
  ctx: Ctx,
  associationId: string,
  id: string,
  raw: unknown,
): Promise<void> {
  const row = await readSubmittedActivity(ctx, associationId, id);
  mustBeSomebodyElse(ctx as SignedInCtx, row.personId);
  const { revision, decision, reason } = ActivityDecision.parse(raw);
  const { person } = await requireMember(ctx, associationId, row.personId);
  const { actor } = ctx as SignedInCtx;
  await ctx.db.transact(async (tx) => {
    const [changed] = await tx
      .update(externalActivities)
      .set({ state: decision, revision: revision + 1, decidedAt: ctx.now, decidedBy: actor.id, reason })
      .where(
        and(
          eq(externalActivities.id, id),
          eq(externalActivities.state, 'submitted'),
          eq(externalActivities.revision, revision),
        ),
      )
      .returning();
    if (!changed) throw new DomainError('changed_meanwhile');
    if (decision === 'accepted') await recordActivityIn(tx, ctx, { ...changed, associationId });
    const why = [changed.corrected?.reason, reason].filter(Boolean).join('\n\n');
    await notifyOfActivityIn(tx, ctx, person, decision, { title: changed.title, reason: why });
    await appendAudit(tx, ctx, `credits.activity-${decision}`, id, { revision, reason });
  });
}
