import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { ListedModule } from '#app/domains/modules/reading/list-modules.server.ts';
import { coursePackages } from '#db/schema/catalogue.ts';

export type ListedPackage = { packageId: string; title: string; language: string; languages: string[] };

/** The packages that are modules of a version, with the titles of these. The caller has authorised. */
export async function listPackageModules(
  ctx: Ctx,
  versionId: string,
  modules: ListedModule[],
): Promise<ListedPackage[]> {
  const rows = await ctx.db.read
    .select()
    .from(coursePackages)
    .where(eq(coursePackages.versionId, versionId))
    .orderBy(asc(coursePackages.moduleId), asc(coursePackages.language));
  return modules.flatMap(({ id, title, language }) => {
    const own = rows.filter(({ moduleId }) => moduleId === id);
    return [...new Set(own.map(({ packageId }) => packageId))].map((packageId) => ({
      packageId,
      title,
      language,
      languages: own.filter((row) => row.packageId === packageId).map((row) => row.language),
    }));
  });
}
