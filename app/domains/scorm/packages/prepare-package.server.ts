import { appendAudit } from '#app/platform/audit.server.ts';
import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import type { FileSink } from '#app/domains/scorm/inspection/inflate-archive.server.ts';
import { inspectPackage } from '#app/domains/scorm/inspection/inspect-package.server.ts';
import { pathKey } from '#app/domains/scorm/inspection/paths.ts';
import type { PackageReport } from '#app/domains/scorm/types.ts';
import { shortFileName } from '#app/platform/file-name.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Intake } from '#app/platform/quotas.server.ts';
import { inSlices } from '#app/platform/slices.ts';
import type { Tx } from '#db/database.ts';
import { scormFiles, scormPackages, scormParts } from '#db/schema/scorm.ts';

export type Archive = { path: string; hash: string; bytes: number; fileName: string };
/** `package` is null where the archive cannot be taken; the report says why. */
export type PreparedPackage = {
  report: PackageReport;
  package: { id: string; insertIn(tx: Tx): Promise<void> } | null;
};

/** Checks an archive and puts its files into the intake; its rows are written with what else the intake's unit writes. */
export async function preparePackage(
  ctx: SignedInCtx,
  intake: Pick<Intake, 'put'>,
  archive: Archive,
): Promise<PreparedPackage> {
  const files: { path: string; foldedPath: string; hash: string; bytes: number }[] = [];
  const keep: FileSink = async (path, bytes, stream) => {
    const stored = await intake.put(stream, bytes);
    files.push({ path, foldedPath: pathKey(path), hash: stored.hash, bytes: stored.bytes });
  };
  const { report, manifest } = await inspectPackage(archive.path, keep, ctx.actor.locale);
  if (!manifest) return { report, package: null };
  const { standard, points, contents } = manifest;
  const id = newId();
  const insertIn = async (tx: Tx) => {
    await tx.insert(scormPackages).values({
      id,
      ownerId: ctx.actor.id,
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
  return { report, package: { id, insertIn } };
}
