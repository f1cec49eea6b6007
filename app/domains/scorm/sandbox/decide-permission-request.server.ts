import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed, mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { readPackageAccreditation } from '#app/domains/scorm/internal/package-accreditation.server.ts';
import { notifyOfPermissionDecisionIn } from '#app/domains/scorm/notifications.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { optionalText, requiredLine } from '#app/platform/form-fields.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { people } from '#db/schema/accounts.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import { NOTIFY_LEARNERS } from './notify-learners.server.ts';

const PermissionDecisionInput = z
  .object({
    packageId: requiredLine(60),
    /** Which request the officer looked at. */
    askedAt: requiredLine(40),
    decision: z.enum(['agreed', 'declined'], 'choose_from_list'),
    reason: optionalText(1000),
  })
  .refine(({ decision, reason }) => decision === 'agreed' || reason !== '', {
    path: ['reason'],
    message: 'reason_needed',
  });

/**
 * An officer of an accrediting association agrees to requested permissions, or not; they take effect when the last association
 * has agreed, and learners are notified. Throws `not_found`, `own_decision`, and `changed_meanwhile` where the request was
 * changed after the officer read it.
 */
export async function decidePermissionRequest(ctx: Ctx, associationId: string, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const { packageId, askedAt, decision, reason } = PermissionDecisionInput.parse(raw);
  const today = todayOf(ctx);
  await ctx.db.transact(async (tx) => {
    const [row] = await tx
      .select({ asked: scormPackages.askedNeeds, owner: people })
      .from(scormPackages)
      .innerJoin(people, eq(people.id, scormPackages.ownerId))
      .where(eq(scormPackages.id, packageId));
    const { versions, granted } = await readPackageAccreditation(tx, packageId, today);
    if (!row || !granted.some(({ id }) => id === associationId)) throw new DomainError('not_found');
    mustBeSomebodyElse(ctx, row.owner.id);
    const asked = row.asked;
    if (asked?.askedAt !== askedAt) throw new DomainError('changed_meanwhile');
    const agreed = [...new Set([...asked.agreed, associationId])];
    const isAll = granted.every(({ id }) => agreed.includes(id));
    if (decision === 'declined')
      await tx.update(scormPackages).set({ askedNeeds: null }).where(eq(scormPackages.id, packageId));
    else if (!isAll)
      await tx
        .update(scormPackages)
        .set({ askedNeeds: { ...asked, agreed } })
        .where(eq(scormPackages.id, packageId));
    else {
      await tx
        .update(scormPackages)
        .set({ needs: asked.needs, askedNeeds: null, needsWidenedAt: ctx.now })
        .where(eq(scormPackages.id, packageId));
      await enqueueJob(tx, ctx.now, NOTIFY_LEARNERS, { packageId });
    }
    await appendAudit(tx, ctx, `scorm.needs-${decision}`, packageId, {
      associationId,
      reason,
      ...asked.needs,
    });
    if (decision === 'agreed' && !isAll) return;
    const { title } = versions[0]!;
    await notifyOfPermissionDecisionIn(tx, ctx, row.owner, decision, { title, reason });
  });
}
