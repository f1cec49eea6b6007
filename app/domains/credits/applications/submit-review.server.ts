import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import { ReviewInput } from '#app/domains/credits/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { applicationReviews } from '#db/schema/credits.ts';
import { readReview } from './read-review.server.ts';

/** Submits a review; once. Throws `own_decision`, and `already_decided` for a second one. */
export async function submitReview(ctx: Ctx, token: string, raw: unknown): Promise<void> {
  const { review, application, offer } = await readReview(ctx, token);
  // The link is the right to do it; an organiser who has received it may not review their own course.
  if (isOwn(ctx.actor, application.submittedBy, offer.course.ownerId)) throw new DomainError('own_decision');
  const input = ReviewInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    const [answered] = await tx
      .update(applicationReviews)
      .set({ ...input, answeredAt: ctx.now })
      .where(and(eq(applicationReviews.id, review.id), isNull(applicationReviews.answeredAt)))
      .returning();
    if (!answered) throw new DomainError('already_decided');
    await appendAudit(tx, ctx, 'credits.reviewed', review.id, input);
  });
}
