import { and, eq } from 'drizzle-orm';
import { alias } from '#db/columns.ts';
import type { Reader } from '#db/database.ts';
import { coursePackages, courseVersions } from '#db/schema/catalogue.ts';

/**
 * Id of the module of a version that a package belongs to, also where the module has another package in this version: its learner may have moved
 * while they had it open. Null where it is none. The caller has authorised.
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
