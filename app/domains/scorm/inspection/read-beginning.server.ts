import { PackageRejection } from './finding.ts';
import type { Archive, ArchiveFile } from './open-archive.server.ts';

/** A file's bytes, `limit` of them at most. Throws `file_broken`. */
export async function readBeginning(archive: Archive, file: ArchiveFile, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of await archive.open(file)) {
      chunks.push(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      if (bytes >= limit) break;
    }
  } catch (error) {
    throw error instanceof PackageRejection
      ? error
      : new PackageRejection('file_broken', { path: file.path });
  }
  return Buffer.concat(chunks).subarray(0, limit);
}
