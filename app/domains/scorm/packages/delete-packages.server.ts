import { inArray } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { scormFiles, scormPackages, scormParts } from '#db/schema/scorm.ts';

/** Deletes packages that were never part of anything published. The caller has authorised, and has shown that nothing uses them. */
export async function deletePackagesIn(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of [scormFiles, scormParts]) await tx.delete(table).where(inArray(table.packageId, ids));
  await tx.delete(scormPackages).where(inArray(scormPackages.id, ids));
}
