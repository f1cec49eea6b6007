import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { pathKey } from '#app/domains/scorm/inspection/paths.ts';
import { scormFiles } from '#db/schema/scorm.ts';

/** The stored file behind a path of the package, whatever its case and composition; null where there is none. */
export async function findPackageFile(ctx: Ctx, packageId: string, path: string) {
  const [file] = await ctx.db.read
    .select({ hash: scormFiles.hash, path: scormFiles.path })
    .from(scormFiles)
    .where(and(eq(scormFiles.packageId, packageId), eq(scormFiles.foldedPath, pathKey(path))));
  return file ?? null;
}
