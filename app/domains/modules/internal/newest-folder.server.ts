import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { DomainError } from '#app/platform/errors.ts';
import { moduleFiles } from '#db/schema/modules.ts';
import { requireNewestVersion } from './newest-version.server.ts';

/** Files of the folder that the newest version of an own course (of any, for the operator) was made from. Throws `not_found`. */
export async function readNewestFolder(
  ctx: Ctx,
  courseId: string,
): Promise<{ versionId: string; files: { path: string; hash: string }[] }> {
  const versionId = await requireNewestVersion(ctx, courseId);
  const files = await ctx.db.read
    .select({ path: moduleFiles.path, hash: moduleFiles.hash })
    .from(moduleFiles)
    .where(eq(moduleFiles.versionId, versionId))
    .orderBy(asc(moduleFiles.path));
  if (files.length === 0) throw new DomainError('not_found');
  return { versionId, files };
}
