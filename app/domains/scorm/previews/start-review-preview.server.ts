import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listPackageUses } from '#app/domains/catalogue/versions/list-package-uses.server.ts';
import { readReview } from '#app/domains/credits/applications/read-review.server.ts';
import {
  PREVIEW_LIFE_MS,
  type Preview,
  describePreview,
} from '#app/domains/scorm/internal/preview-token.server.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { DomainError } from '#app/platform/errors.ts';
import { scormPackages } from '#db/schema/scorm.ts';

/** For a reviewer, by the mailed link, of the version that was applied for. Throws `not_found`. */
export async function startReviewPreview(
  ctx: Ctx,
  token: string,
  packageId: string,
  locale: Locale,
): Promise<Preview> {
  const { review, offer } = await readReview(ctx, token);
  const uses = await listPackageUses(ctx.db.read, (use) =>
    and(eq(use.versionId, offer.version.id), eq(use.packageId, packageId)),
  );
  if (uses.length === 0) throw new DomainError('not_found');
  const [row] = await ctx.db.read.select().from(scormPackages).where(eq(scormPackages.id, packageId));
  const until = Math.min(ctx.now.getTime() + PREVIEW_LIFE_MS, review.expiresAt.getTime());
  return describePreview(ctx, row!, new Date(until), locale);
}
