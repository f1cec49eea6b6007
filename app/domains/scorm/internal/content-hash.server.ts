import { asc, eq } from 'drizzle-orm';
import { sha256 } from '#app/platform/ids.server.ts';
import type { Reader } from '#db/database.ts';
import { scormFiles } from '#db/schema/scorm.ts';

/** One hash of all files of a package by their paths and contents, the manifest among them. */
export async function readContentHash(read: Reader, packageId: string): Promise<string> {
  const files = await read
    .select({ path: scormFiles.foldedPath, hash: scormFiles.hash })
    .from(scormFiles)
    .where(eq(scormFiles.packageId, packageId))
    .orderBy(asc(scormFiles.foldedPath));
  // Databases disagree about the order of texts.
  const lines = files.map(({ path, hash }) => `${hash} ${path}`).sort();
  return sha256(lines.join('\n'));
}
