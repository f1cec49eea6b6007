import { eq, inArray } from 'drizzle-orm';
import { listPackageUses } from '#app/domains/catalogue/versions/list-package-uses.server.ts';
import { deletePackagesIn } from '#app/domains/scorm/packages/delete-packages.server.ts';
import type { Tx } from '#db/database.ts';
import { coursePackages } from '#db/schema/catalogue.ts';
import type { PlacedPackage } from './prepare-packages.server.ts';

/**
 * Writes prepared packages into a version. `replaced`: the draft that it takes the place of, whose packages nobody else has are deleted. The
 * caller has authorised.
 */
export async function insertPackagesIn(
  tx: Tx,
  versionId: string,
  packages: PlacedPackage[],
  replaced: string | null,
): Promise<void> {
  if (replaced) {
    const before = await tx
      .delete(coursePackages)
      .where(eq(coursePackages.versionId, replaced))
      .returning({ id: coursePackages.packageId });
    const gone = before.filter(({ id }) => !packages.some((each) => each.id === id)).map(({ id }) => id);
    const uses = await listPackageUses(tx, (use) => inArray(use.packageId, gone));
    await deletePackagesIn(
      tx,
      gone.filter((id) => !uses.some(({ packageId }) => packageId === id)),
    );
  }
  for (const { moduleId, languages, id, insertIn } of packages) {
    await insertIn(tx);
    await tx
      .insert(coursePackages)
      .values(languages.map((language) => ({ versionId, moduleId, language, packageId: id })));
  }
}
