import { and, eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed, mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { readPublicVersion } from '#app/domains/catalogue/versions/read-public-version.server.ts';
import { accreditVersionIn } from '#app/domains/credits/accreditation/accredit-version.server.ts';
import { confirmNothingRequired } from '#app/domains/credits/accreditation/confirm-nothing-required.ts';
import { notifyOfApplicationIn } from '#app/domains/credits/notifications.server.ts';
import { AccreditationInput, ApplicationDecision } from '#app/domains/credits/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';
import { accreditationApplications } from '#db/schema/credits.ts';
import { mustBeDisclosed } from './disclosure-rule.ts';
import { readApplication } from './read-application.server.ts';

/**
 * An officer approves with code, units and validity, requests changes, or refuses with reasons; the organiser is notified.
 * Throws `changed_meanwhile` where it was changed after the officer read it, `own_decision`, and `nothing_required` where the
 * officer must confirm that nothing is.
 */
export async function decideApplication(
  ctx: Ctx,
  associationId: string,
  id: string,
  raw: Record<string, unknown>,
): Promise<void> {
  const { application, offer, disclosures } = await readApplication(ctx, associationId, id);
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const { actor } = ctx;
  mustBeSomebodyElse(ctx, application.submittedBy, offer.course.ownerId);
  const { revision, decision, reason } = ApplicationDecision.parse(raw);
  const { courseVersionId, programmeId } = application;
  const grant =
    decision === 'approved' ? AccreditationInput.parse({ ...raw, courseVersionId, programmeId }) : null;
  if (grant) {
    mustBeDisclosed(disclosures, todayOf(ctx));
    const accredited = await readPublicVersion(ctx, courseVersionId);
    grant.nothingRequired = confirmNothingRequired(accredited, grant.nothingRequired);
  }
  const [organiser] = await ctx.db.read.select().from(people).where(eq(people.id, application.submittedBy));
  await ctx.db.transact(async (tx) => {
    const accreditationId = grant
      ? await accreditVersionIn(tx, ctx, associationId, grant, application.file.contentUntil)
      : null;
    const [changed] = await tx
      .update(accreditationApplications)
      .set({
        state: decision,
        revision: revision + 1,
        decidedAt: ctx.now,
        decidedBy: actor.id,
        reason,
        accreditationId,
      })
      .where(
        and(
          eq(accreditationApplications.id, id),
          eq(accreditationApplications.revision, revision),
          eq(accreditationApplications.state, 'submitted'),
        ),
      )
      .returning();
    if (!changed) throw new DomainError('changed_meanwhile');
    await notifyOfApplicationIn(tx, ctx, organiser!, decision, { titles: offer.variants, reason });
    await appendAudit(tx, ctx, `credits.application-${decision}`, id, { revision, reason, accreditationId });
  });
}
