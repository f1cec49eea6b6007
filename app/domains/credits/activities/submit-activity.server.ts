import { and, eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { findSameActivity } from '#app/domains/credits/internal/find-same-activity.server.ts';
import { refuseOverlap } from '#app/domains/credits/internal/refuse-overlap.server.ts';
import { transactWithEvidence } from '#app/domains/credits/internal/transact-with-evidence.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { stringOf } from '#app/platform/string-of.ts';
import { memberships } from '#db/schema/accounts.ts';
import { externalActivities } from '#db/schema/credits.ts';
import { NEEDS_REFLECTION } from './activity-types.ts';
import { type EvidenceFile, evidenceColumns, evidenceForAudit } from './evidence-file.ts';
import type { ExternalActivity } from './external-activity.ts';
import { parseActivity } from './parse-activity.ts';

/**
 * Submits an activity to an association one is a member of, or again after it was returned; returns its id. The same activity
 * sent again within ten minutes, for example from a second tab, returns the id of the first.
 */
export async function submitActivity(
  ctx: Ctx,
  known: ExternalActivity | null,
  raw: Record<string, unknown>,
  file: EvidenceFile | null,
): Promise<string> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  mustBeAllowed(ctx, known === null || known.personId === actor.id);
  const input = parseActivity(raw, todayOf(ctx));
  const associationId = known?.associationId ?? stringOf(raw['associationId']);
  if (!file && !known?.fileHash && !NEEDS_REFLECTION.has(input.activityType))
    throw new DomainError('invalid', {}, { evidence: 'file_needed' });
  const id = known?.id ?? newId();
  return transactWithEvidence(ctx, file, async (tx) => {
    const member = isAcceptedMembership({ associationId, personId: actor.id });
    if ((await tx.$count(memberships, member)) === 0)
      throw new DomainError('invalid', {}, { associationId: 'choose_from_list' });
    const twice = known ? null : await findSameActivity(tx, ctx, associationId, input, file?.hash ?? null);
    if (twice !== null) return twice;
    await refuseOverlap(tx, actor.id, id, input);
    const values = {
      ...input,
      ...evidenceColumns(file, false),
      state: 'submitted' as const,
      submittedAt: ctx.now,
      submittedBy: actor.id,
    };
    if (known) {
      const [changed] = await tx
        .update(externalActivities)
        .set({ ...values, revision: known.revision + 1 })
        .where(
          and(
            eq(externalActivities.id, id),
            eq(externalActivities.state, 'returned'),
            eq(externalActivities.revision, known.revision),
          ),
        )
        .returning();
      if (!changed) throw new DomainError('changed_meanwhile');
    } else
      await tx
        .insert(externalActivities)
        .values({ ...values, id, personId: actor.id, associationId, revision: 1 });
    await appendAudit(tx, ctx, 'credits.activity-submitted', id, { ...input, file: evidenceForAudit(file) });
    return id;
  });
}
