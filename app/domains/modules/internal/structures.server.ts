import { eq } from 'drizzle-orm';
import type { CourseStructure } from '#app/domains/modules/types.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Reader } from '#db/database.ts';
import { moduleStructures } from '#db/schema/modules.ts';

/** Structures of published versions never change: those that people learn from are kept in memory. */
const kept = new Map<string, CourseStructure>();
const MOST = 100;

/** The structure of a version. `published`: it cannot change any more. Throws `not_found`. */
export async function readStructureOf(
  read: Reader,
  versionId: string,
  published: boolean,
): Promise<CourseStructure> {
  const known = kept.get(versionId);
  if (known) return known;
  const [row] = await read
    .select({ structure: moduleStructures.structure })
    .from(moduleStructures)
    .where(eq(moduleStructures.versionId, versionId));
  if (!row) throw new DomainError('not_found');
  if (published) {
    if (kept.size >= MOST) kept.delete(kept.keys().next().value!);
    kept.set(versionId, row.structure);
  }
  return row.structure;
}
