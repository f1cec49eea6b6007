import { and, eq } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { coursePackages } from '#db/schema/catalogue.ts';

/** Id of the module that a package is in a version; null where it is none. The caller has authorised. */
export async function findModuleOfPackage(
  read: Reader,
  versionId: string,
  packageId: string,
): Promise<string | null> {
  const [row] = await read
    .select({ moduleId: coursePackages.moduleId })
    .from(coursePackages)
    .where(and(eq(coursePackages.versionId, versionId), eq(coursePackages.packageId, packageId)))
    .limit(1);
  return row?.moduleId ?? null;
}
