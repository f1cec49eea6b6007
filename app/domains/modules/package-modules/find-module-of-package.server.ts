import { and, eq } from 'drizzle-orm';
import { alias } from '#db/columns.ts';
import type { Reader } from '#db/database.ts';
import { coursePackages, courseVersions } from '#db/schema/catalogue.ts';

/**
 * Id of the module in this version that a package belongs to, even if the module has another package by now: the learner may have been moved
 * while the old one was open. Null if there is none. The caller has authorised.
 */
export async function findModuleOfPackage(
  read: Reader,
  { courseId, versionId }: { courseId: string; versionId: string },
  packageId: string,
): Promise<string | null> {
  const now = alias(coursePackages, 'now');
  const [row] = await read
    .select({ moduleId: now.moduleId })
    .from(coursePackages)
    .innerJoin(courseVersions, eq(courseVersions.id, coursePackages.versionId))
    .innerJoin(now, and(eq(now.moduleId, coursePackages.moduleId), eq(now.versionId, versionId)))
    .where(and(eq(courseVersions.courseId, courseId), eq(coursePackages.packageId, packageId)))
    .limit(1);
  return row?.moduleId ?? null;
}
