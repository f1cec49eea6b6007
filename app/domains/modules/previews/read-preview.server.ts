import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { listKnownLanguages } from '#app/domains/modules/internal/known-languages.server.ts';
import { type LookedAt, showPreview } from '#app/domains/modules/internal/show-preview.server.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';
import type { PreviewWish } from './preview-wish.ts';

/**
 * A page of a version of a native course, for its author (`own`), and for officers once it was published. Nothing is recorded. Throws
 * `not_found`.
 */
export async function readPreview(
  ctx: Ctx,
  versionId: string,
  wish: PreviewWish,
): Promise<LookedAt & { own: boolean; courseId: string }> {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read
    .select({ courseId: courses.id, ownerId: courses.ownerId, state: courseVersions.state })
    .from(courseVersions)
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .where(eq(courseVersions.id, versionId));
  const own = row?.ownerId === ctx.actor.id;
  const isOfficer = ctx.actor.officerOf.length > 0 && row?.state !== 'draft';
  mustBeAllowed(ctx, row !== undefined && (own || isOfficer));
  const shown = await showPreview(ctx, versionId, await listKnownLanguages(ctx), wish);
  return { ...shown, own, courseId: row!.courseId };
}
