import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { listPackageUses } from '#app/domains/catalogue/versions/list-package-uses.server.ts';
import {
  PREVIEW_LIFE_MS,
  type Preview,
  describePreview,
} from '#app/domains/scorm/internal/preview-token.server.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { scormPackages } from '#db/schema/scorm.ts';

/** For its author (`own`), and for officers once it belongs to a version that was published. Throws `not_found`. */
export async function startPreview(
  ctx: Ctx,
  packageId: string,
  locale: Locale,
): Promise<Preview & { own: boolean }> {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read.select().from(scormPackages).where(eq(scormPackages.id, packageId));
  const uses = await listPackageUses(ctx.db.read, (use) => eq(use.packageId, packageId));
  const officer = ctx.actor.officerOf.length > 0 && uses.some(({ state }) => state !== 'draft');
  const owner = row?.ownerId === ctx.actor.id;
  mustBeAllowed(ctx, row !== undefined && (owner || officer));
  const until = new Date(ctx.now.getTime() + PREVIEW_LIFE_MS);
  return { ...describePreview(ctx, row!, until, locale), own: owner && isAuthor(ctx.actor) };
}
