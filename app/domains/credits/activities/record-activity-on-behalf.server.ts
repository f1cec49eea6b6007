import { type Ctx, type SignedInCtx, todayOf } from '#app/domains/accounts/ctx.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { recordActivityIn } from '#app/domains/credits/internal/record-activity.server.ts';
import { refuseOverlap } from '#app/domains/credits/internal/refuse-overlap.server.ts';
import { transactWithEvidence } from '#app/domains/credits/internal/transact-with-evidence.server.ts';
import { notifyOfActivityIn } from '#app/domains/credits/notifications.server.ts';
import { OfficerReason } from '#app/domains/credits/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { externalActivities } from '#db/schema/credits.ts';
import { type EvidenceFile, evidenceColumns, evidenceForAudit } from './evidence-file.ts';
import { parseActivity } from './parse-activity.ts';

/**
 * An officer records an activity for another member, with the reason; it enters the ledger at once. Throws `own_decision`: an
 * officer's own activities are submitted like everybody's.
 */
export async function recordActivityOnBehalf(
  ctx: Ctx,
  associationId: string,
  personId: string,
  raw: Record<string, unknown>,
  file: EvidenceFile | null,
): Promise<void> {
  const { person } = await requireMember(ctx, associationId, personId);
  const { actor } = ctx as SignedInCtx;
  mustBeSomebodyElse(ctx as SignedInCtx, personId);
  const input = parseActivity(raw, todayOf(ctx));
  const { reason } = OfficerReason.parse(raw);
  const id = newId();
  await transactWithEvidence(ctx, file, async (tx) => {
    await refuseOverlap(tx, personId, id, input);
    const [row] = await tx
      .insert(externalActivities)
      .values({
        ...input,
        id,
        personId,
        associationId,
        state: 'accepted',
        revision: 1,
        ...evidenceColumns(file, true),
        submittedAt: ctx.now,
        submittedBy: actor.id,
        decidedAt: ctx.now,
        decidedBy: actor.id,
        reason,
      })
      .returning();
    await recordActivityIn(tx, ctx, { ...row!, associationId });
    await notifyOfActivityIn(tx, ctx, person, 'onBehalf', { title: input.title, reason });
    await appendAudit(tx, ctx, 'credits.activity-on-behalf', id, {
      ...input,
      reason,
      file: evidenceForAudit(file),
    });
  });
}
