import type { Readable } from 'node:stream';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readNewestFolder } from '#app/domains/modules/internal/newest-folder.server.ts';
import { writeZip } from '#app/domains/modules/internal/zip-writer.server.ts';
import { readStructureOf } from '#app/domains/modules/internal/structures.server.ts';

/** The folder of an own course (of any, for the operator) as a zip, which can be uploaded again. Throws `not_found`. */
export async function zipCourse(ctx: Ctx, courseId: string): Promise<{ name: string; stream: Readable }> {
  const { versionId, files } = await readNewestFolder(ctx, courseId);
  const { slug } = await readStructureOf(ctx.db.read, versionId, false);
  const zip = writeZip();
  for (const { path, hash } of files) {
    // Pictures and recordings are packed already.
    const isPacked = /^(media|packages)\//.test(path) && !path.endsWith('.svg');
    zip.addFile(ctx.files.pathOf(hash), `${slug}/${path}`, !isPacked);
  }
  zip.end();
  return { name: `${slug}.zip`, stream: zip.stream };
}
