import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { findApplicationFile } from '#app/domains/credits/internal/find-application-file.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { sha256 } from '#app/platform/ids.server.ts';
import { applicationReviews } from '#db/schema/credits.ts';

/** The application behind a reviewer's link. Throws `not_found` for an unknown link and `link_expired` for an old one. */
export async function readReview(ctx: Ctx, token: string) {
  const [review] = await ctx.db.read
    .select()
    .from(applicationReviews)
    .where(eq(applicationReviews.tokenHash, sha256(token)));
  if (!review) throw new DomainError('not_found');
  if (review.expiresAt <= ctx.now) throw new DomainError('link_expired');
  return { review, ...(await findApplicationFile(ctx, review.applicationId))! };
}
