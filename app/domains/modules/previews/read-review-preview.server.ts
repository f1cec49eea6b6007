import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readReview } from '#app/domains/credits/applications/read-review.server.ts';
import { type LookedAt, showPreview } from '#app/domains/modules/internal/show-preview.server.ts';
import type { PreviewWish } from './preview-wish.ts';

/**
 * A page of the native course that was applied for, for a reviewer, by the mailed link. `locale`: that of their pages. Throws `not_found`
 * and `link_expired`.
 */
export async function readReviewPreview(
  ctx: Ctx,
  token: string,
  locale: string,
  wish: PreviewWish,
): Promise<LookedAt> {
  const { offer } = await readReview(ctx, token);
  return showPreview(ctx, offer.version.id, [locale], wish);
}
