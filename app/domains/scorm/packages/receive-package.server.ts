import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import type { PackageReport } from '#app/domains/scorm/types.ts';
import type { FileSink } from '#app/domains/scorm/inspection/inflate-archive.server.ts';
import { inspectPackage } from '#app/domains/scorm/inspection/inspect-package.server.ts';
import { pathKey } from '#app/domains/scorm/inspection/paths.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { shortFileName } from '#app/platform/file-name.ts';
import { newId } from '#app/platform/ids.server.ts';
import { inSlices } from '#app/platform/slices.ts';
import type { Tx } from '#db/database.ts';
import { scormFiles, scormPackages, scormParts } from '#db/schema/scorm.ts';
import type { StagedPackage } from './stage-package.server.ts';

/**
 * Checks an archive and keeps its files by their content. Returns the report, with an id where it can be taken. What cannot be
 * taken leaves nothing behind. Throws `quota_reached` and `storage_full`.
 */
export async function receivePackage(
  ctx: Ctx,
  archive: StagedPackage,
): Promise<{ id: string | null; report: PackageReport }> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const { actor } = ctx;
  try {
    const files: { path: string; foldedPath: string; hash: string; bytes: number }[] = [];
    const keep: FileSink = async (path, bytes, stream) => {
      const stored = await archive.put(stream, bytes);
      files.push({ path, foldedPath: pathKey(path), hash: stored.hash, bytes: stored.bytes });
    };
    const { report, manifest } = await inspectPackage(archive.path, keep, actor.locale);
    if (!manifest) return { id: null, report };
    const { standard, points, contents } = manifest;

    const id = newId();
    const write = async (tx: Tx) => {
      await tx.insert(scormPackages).values({
        id,
        ownerId: actor.id,
        standard,
        report,
        launch: points[0],
        kind: contents?.kind ?? 'single',
        contents,
        archiveHash: archive.hash,
        archiveBytes: archive.bytes,
        fileName: shortFileName(archive.fileName),
        createdAt: ctx.now,
      });
      for (const some of inSlices(files))
        await tx.insert(scormFiles).values(some.map((file) => ({ ...file, packageId: id })));
      const parts = points.map((point, position) => ({ packageId: id, sco: point.sco, position, point }));
      if (contents) for (const some of inSlices(parts)) await tx.insert(scormParts).values(some);
      await appendAudit(tx, ctx, 'scorm.package-received', id, {
        fileName: archive.fileName,
        hash: archive.hash,
      });
    };
    await archive.settle((deciding) => ctx.db.transact(deciding(write)));
    return { id, report };
  } finally {
    await archive.discard();
  }
}
