import { eq, sql } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { recordActivityIn } from '#app/domains/credits/internal/record-activity.server.ts';
import { refuseOverlap } from '#app/domains/credits/internal/refuse-overlap.server.ts';
import { transactWithEvidence } from '#app/domains/credits/internal/transact-with-evidence.server.ts';
import { readMemberParticipation } from '#app/domains/credits/ledger/read-member-participation.server.ts';
import { notifyOfActivityIn } from '#app/domains/credits/notifications.server.ts';
import { OfficerReason } from '#app/domains/credits/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { externalActivities } from '#db/schema/credits.ts';
import { type EvidenceFile, evidenceColumns, evidenceForAudit } from './evidence-file.ts';
import { parseActivity } from './parse-activity.ts';

/**
 * An officer corrects what was accepted: a second line takes the place of the first, with who, when and why, and the
 * doctor is told. Throws `not_found`, `own_decision`, `not_accredited_by_you` and, for a line that stands no more,
 * `already_decided`.
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
  if (line.kind !== 'external' || line.evidence['associationId'] !== associationId || line.onlyReverses)
    throw new DomainError('not_accredited_by_you');
  const input = parseActivity(raw, ctx.now.toISOString().slice(0, 10));
  const { reason } = OfficerReason.parse(raw);
  const id = String(line.evidence['activityId']);
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
    await recordActivityIn(tx, ctx, row!, { reverses: line.id, reason });
    await notifyOfActivityIn(tx, ctx, person, 'corrected', { title: input.title, reason });
    await appendAudit(tx, ctx, 'credits.activity-corrected', id, {
      ...input,
      reason,
      file: evidenceForAudit(file),
    });
  });
}
