import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asc, desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';
import { moduleFiles } from '#db/schema/modules.ts';

/**
 * Writes the newest version of an own course (of any, for the operator) into a folder, byte for byte as it was imported. Throws
 * `not_found`, and `folder_in_use` where the folder is not empty. Returns the paths.
 */
export async function exportCourse(ctx: Ctx, courseId: string, folder: string): Promise<string[]> {
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
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new DomainError('folder_in_use', { folder });
  for (const { path, hash } of files) {
    const to = join(folder, ...path.split('/'));
    await mkdir(dirname(to), { recursive: true });
    await copyFile(ctx.files.pathOf(hash), to);
  }
  return files.map(({ path }) => path);
}
