import { eq } from 'drizzle-orm';
import type { PackageTest } from '#app/domains/catalogue/types.ts';
import { packageTest } from '#app/domains/scorm/packages/package-test.ts';
import type { Reader } from '#db/database.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import { readPackageContents } from './package-contents.server.ts';

/** The test of a package by its manifest; the caller has authorised. */
export async function readPackageTest(read: Reader, packageId: string): Promise<PackageTest | null> {
  const [row] = await read
    .select({ standard: scormPackages.standard })
    .from(scormPackages)
    .where(eq(scormPackages.id, packageId));
  return row
    ? packageTest({ standard: row.standard, ...(await readPackageContents(read, packageId)) })
    : null;
}
