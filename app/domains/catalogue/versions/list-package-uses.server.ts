import { type SQL, and, eq } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Reader } from '#db/database.ts';
import { coursePackages, courseVariants, courseVersions } from '#db/schema/catalogue.ts';

export type PackageUse = {
  packageId: string;
  versionId: string;
  state: 'draft' | 'published' | 'replaced';
  /** Of the version in the language that the package is for. */
  title: string;
  language: string;
};
type Columns = { packageId: PgColumn; versionId: PgColumn };

/** Where packages are used, as a language of a version or as a module of one; `where` narrows. The caller has authorised. */
export async function listPackageUses(
  read: Reader,
  where: (columns: Columns) => SQL | undefined,
): Promise<PackageUse[]> {
  const shown = {
    versionId: courseVariants.versionId,
    state: courseVersions.state,
    title: courseVariants.title,
    language: courseVariants.language,
  };
  const whole = await read
    .select({ packageId: courseVariants.packageId, ...shown })
    .from(courseVariants)
    .innerJoin(courseVersions, eq(courseVersions.id, courseVariants.versionId))
    .where(where(courseVariants));
  const modules = await read
    .select({ packageId: coursePackages.packageId, ...shown })
    .from(coursePackages)
    .innerJoin(courseVersions, eq(courseVersions.id, coursePackages.versionId))
    .innerJoin(
      courseVariants,
      and(
        eq(courseVariants.versionId, coursePackages.versionId),
        eq(courseVariants.language, coursePackages.language),
      ),
    )
    .where(where(coursePackages));
  return [...whole, ...modules].flatMap(({ packageId, ...use }) =>
    packageId === null ? [] : [{ packageId, ...use }],
  );
}
