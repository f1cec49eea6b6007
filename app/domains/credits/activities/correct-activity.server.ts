import { eq, sql } from 'drizzle-orm';
import { type Ctx, type SignedInCtx, todayOf } from '#app/domains/accounts/ctx.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { recordActivityIn } from '#app/domains/credits/internal/record-activity.server.ts';
import { refuseOverlap } from '#app/domains/credits/internal/refuse-overlap.server.ts';
import { transactWithEvidence } from '#app/domains/credits/internal/transact-with-evidence.server.ts';
import { readMemberParticipation } from '#app/domains/credits/ledger/read-member-participation.server.ts';
import { notifyOfActivityIn } from '#app/domains/credits/notifications.server.ts';
import { readEvidence } from '#app/domains/credits/ledger/evidence.ts';
import { OfficerReason } from '#app/domains/credits/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { externalActivities } from '#db/schema/credits.ts';
import { type EvidenceFile, evidenceColumns, evidenceForAudit } from './evidence-file.ts';
import { parseActivity } from './parse-activity.ts';

/**
 * An officer corrects an accepted activity: a second line replaces the first, with who, when and why, and the doctor is
 * notified. Throws `not_found`, `own_decision`, `not_accredited_by_you` and, for a line already reversed, `already_decided`.
 */
export async function correctActivity(
  ctx: Ctx,
  associationId: string,
  participationId: string,
  raw: Record<string, unknown>,
  file: EvidenceFile | null,
): Promise<void> {
  const line = await readMemberParticipation(ctx, associationId, participationId);
  const { person } = await requireMember(ctx, associationId, line.personId);
  mustBeSomebodyElse(ctx as SignedInCtx, line.personId);
  const evidence = readEvidence(line.evidence);
  if (evidence?.kind !== 'activity' || evidence.associationId !== associationId || line.onlyReverses)
    throw new DomainError('not_accredited_by_you');
  const input = parseActivity(raw, todayOf(ctx));
  const { reason } = OfficerReason.parse(raw);
  const id = evidence.activityId;
  await transactWithEvidence(ctx, file, async (tx) => {
    await refuseOverlap(tx, line.personId, id, input);
    const [row] = await tx
      .update(externalActivities)
      .set({
        ...input,
        ...evidenceColumns(file, true),
        revision: sql`${externalActivities.revision} + 1`,
        reason,
      })
      .where(eq(externalActivities.id, id))
      .returning();
    await recordActivityIn(tx, ctx, { ...row!, associationId }, { reverses: line.id, reason });
    await notifyOfActivityIn(tx, ctx, person, 'corrected', { title: input.title, reason });
    await appendAudit(tx, ctx, 'credits.activity-corrected', id, {
      ...input,
      reason,
      file: evidenceForAudit(file),
    });
  });
}
