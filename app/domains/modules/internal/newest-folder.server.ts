import { asc, desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';
import { moduleFiles } from '#db/schema/modules.ts';

/** Files of the folder that the newest version of an own course (of any, for the operator) was made from. Throws `not_found`. */
export async function readNewestFolder(
  ctx: Ctx,
  courseId: string,
): Promise<{ versionId: string; files: { path: string; hash: string }[] }> {
  const [newest] = await ctx.db.read
    .select({ ownerId: courses.ownerId, versionId: courseVersions.id })
    .from(courseVersions)
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .where(eq(courses.id, courseId))
    .orderBy(desc(courseVersions.number))
    .limit(1);
  if (ctx.actor || !ctx.operator) mustBeAllowed(ctx, newest?.ownerId === ctx.actor?.id);
  if (!newest) throw new DomainError('not_found');
  const files = await ctx.db.read
    .select({ path: moduleFiles.path, hash: moduleFiles.hash })
    .from(moduleFiles)
    .where(eq(moduleFiles.versionId, newest.versionId))
    .orderBy(asc(moduleFiles.path));
  if (files.length === 0) throw new DomainError('not_found');
  return { versionId: newest.versionId, files };
}
