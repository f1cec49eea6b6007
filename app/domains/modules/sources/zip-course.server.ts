import type { Readable } from 'node:stream';
import yazl from 'yazl';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readNewestFolder } from '#app/domains/modules/internal/newest-folder.server.ts';
import { readStructureOf } from '#app/domains/modules/internal/structures.server.ts';

// The same bytes each time.
const MTIME = new Date('2026-01-01T00:00:00Z');

/** The folder of an own course (of any, for the operator) as a zip, which can be uploaded again. Throws `not_found`. */
export async function zipCourse(ctx: Ctx, courseId: string): Promise<{ name: string; stream: Readable }> {
  const { versionId, files } = await readNewestFolder(ctx, courseId);
  const { slug } = await readStructureOf(ctx.db.read, versionId, false);
  const zip = new yazl.ZipFile();
  for (const { path, hash } of files)
    zip.addFile(ctx.files.pathOf(hash), `${slug}/${path}`, {
      mtime: MTIME,
      mode: 0o100644,
      // Pictures and recordings are packed already.
      compress: !/^(media|packages)\//.test(path) || path.endsWith('.svg'),
    });
  zip.end();
  // yazl's type of the stream is the interface alone.
  const stream = zip.outputStream as Readable;
  zip.on('error', (error: Error) => stream.destroy(error));
  return { name: `${slug}.zip`, stream };
}
