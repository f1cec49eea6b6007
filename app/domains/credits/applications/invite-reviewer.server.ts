import { randomBytes } from 'node:crypto';
import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed, mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { notifyReviewerIn } from '#app/domains/credits/notifications.server.ts';
import { ReviewerInput } from '#app/domains/credits/schemas.ts';
import { DAY_MS, dayIn } from '#app/platform/time.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId, sha256 } from '#app/platform/ids.server.ts';
import { people } from '#db/schema/accounts.ts';
import { applicationReviews } from '#db/schema/credits.ts';
import { readApplication } from './read-application.server.ts';

/**
 * Mails an external reviewer a link that shows the application until a given day and asks for a review. A second invitation ends the
 * earlier link: one review per person. Throws `own_decision` for one's own application, and `reviewer_is_organiser` by field.
 */
export async function inviteReviewer(
  ctx: Ctx,
  associationId: string,
  id: string,
  raw: unknown,
): Promise<void> {
  const { offer, application } = await readApplication(ctx, associationId, id);
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const { actor } = ctx;
  const organisers = [application.submittedBy, offer.course.ownerId];
  mustBeSomebodyElse(ctx, ...organisers);
  const { reviewerName, reviewerEmail, days } = ReviewerInput.parse(raw);
  const addresses = await ctx.db.read
    .select({ email: people.email })
    .from(people)
    .where(inArray(people.id, organisers));
  if (addresses.some(({ email }) => email === reviewerEmail))
    throw new DomainError('invalid', {}, { reviewerEmail: 'reviewer_is_organiser' });
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(ctx.now.getTime() + days * DAY_MS);
  const reviewId = newId();
  const [own] = await ctx.db.read.select().from(people).where(eq(people.id, actor.id));
  await ctx.db.transact(async (tx) => {
    const open = and(
      eq(applicationReviews.applicationId, id),
      eq(applicationReviews.email, reviewerEmail),
      isNull(applicationReviews.answeredAt),
      gt(applicationReviews.expiresAt, ctx.now),
    );
    await tx.update(applicationReviews).set({ expiresAt: ctx.now }).where(open);
    await tx.insert(applicationReviews).values({
      id: reviewId,
      applicationId: id,
      name: reviewerName,
      email: reviewerEmail,
      tokenHash: sha256(token),
      expiresAt,
      invitedBy: actor.id,
    });
    // In the inviting person's language: the reviewer's is not known.
    const reviewer = { ...own!, name: reviewerName, email: reviewerEmail };
    const until = dayIn(own!.timeZone, expiresAt);
    await notifyReviewerIn(tx, ctx, reviewer, { titles: offer.variants, by: own!.name, token, until });
    await appendAudit(tx, ctx, 'credits.reviewer-invited', reviewId, {
      applicationId: id,
      reviewerEmail,
      days,
    });
  });
}
