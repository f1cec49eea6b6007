import { and, asc, desc, eq, ne } from 'drizzle-orm';
import { pickLanguage } from '#app/domains/modules/reading/pick-language.ts';
import type { Reader } from '#db/database.ts';
import { coursePackages, courseVersions } from '#db/schema/catalogue.ts';

export type ModulePackage = { packageId: string; language: string };

/** The package of a module in a language, or where it has none in one that the reader knows; null where the module is of another kind. */
export async function findModulePackage(
  read: Reader,
  versionId: string,
  moduleId: string,
  [chosen, known, source]: [chosen: string, known: string[], source: string],
): Promise<ModulePackage | null> {
  const rows = await read
    .select({ language: coursePackages.language, packageId: coursePackages.packageId })
    .from(coursePackages)
    .where(and(eq(coursePackages.versionId, versionId), eq(coursePackages.moduleId, moduleId)))
    .orderBy(asc(coursePackages.language));
  const language = pickLanguage(
    rows.map((row) => row.language),
    chosen,
    known,
    source,
  );
  return rows.find((row) => row.language === language) ?? null;
}

/** Packages that the same module had in this language in other versions of the course, the newest version first. */
export const listOtherPackages = async (
  read: Reader,
  { courseId, versionId }: { courseId: string; versionId: string },
  moduleId: string,
  language: string,
): Promise<string[]> =>
  (
    await read
      .select({ id: coursePackages.packageId })
      .from(coursePackages)
      .innerJoin(courseVersions, eq(courseVersions.id, coursePackages.versionId))
      .where(
        and(
          eq(courseVersions.courseId, courseId),
          ne(courseVersions.id, versionId),
          eq(coursePackages.moduleId, moduleId),
          eq(coursePackages.language, language),
        ),
      )
      .orderBy(desc(courseVersions.number))
  ).map(({ id }) => id);
