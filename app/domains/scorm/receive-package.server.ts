import type { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { openIntake } from '#app/platform/quotas.server.ts';
import type { Tx } from '#db/database.ts';
import { scormFiles, scormPackages, scormParts } from '#db/schema/scorm.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '../accounts/permissions.ts';
import { ownFiles } from '../accounts/whose-files.ts';
import { placePackageIn } from '../catalogue/place-package.server.ts';
import { VariantInput } from '../catalogue/schemas.ts';
import { LIMITS } from './inspect/archive.server.ts';
import { inspectPackage, type PackageReport } from './inspect/inspect.server.ts';
import type { LaunchPoint } from './inspect/launch-point.ts';
import { foldPath } from './inspect/paths.ts';

export type ScormPackage = Omit<typeof scormPackages.$inferSelect, 'report' | 'launch'> & {
  report: PackageReport;
  launch: LaunchPoint;
};

/**
 * Streams an upload to disk, checks it and keeps its files by their content. Answers the report, with an id
 * where it can be taken. What cannot be taken leaves nothing behind. Throws `too_large` past 2 GB, `quota_reached` and
 * `storage_full`.
 */
export async function receivePackage(
  ctx: Ctx,
  upload: { stream: Readable; fileName: string },
): Promise<{ id: string | null; report: PackageReport }> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const { actor } = ctx;
  const intake = await openIntake(ctx, ownFiles(actor));
  try {
    const archive = await intake.put(upload.stream, LIMITS.archiveBytes);
    const files: { path: string; foldedPath: string; hash: string; bytes: number }[] = [];
    const { report, manifest } = await inspectPackage(archive.path, async (path, bytes, stream) => {
      const stored = await intake.put(stream, bytes);
      files.push({ path, foldedPath: foldPath(path), hash: stored.hash, bytes: stored.bytes });
    });
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
        fileName: upload.fileName.slice(0, 200),
        createdAt: ctx.now,
      });
      for (const some of slices(files))
        await tx.insert(scormFiles).values(some.map((file) => ({ ...file, packageId: id })));
      const parts = points.map((point, position) => ({ packageId: id, sco: point.sco, position, point }));
      if (contents) for (const some of slices(parts)) await tx.insert(scormParts).values(some);
      await appendAudit(tx, ctx, 'scorm.package-received', id, {
        fileName: upload.fileName,
        hash: archive.hash,
      });
    };
    await intake.settle((deciding) => ctx.db.transact(deciding(write)));
    return { id, report };
  } finally {
    await intake.discard();
  }
}

const slices = <T>(rows: T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / 500) }, (_, i) => rows.slice(i * 500, i * 500 + 500));

export async function readOwnPackage(ctx: Ctx, id: string): Promise<ScormPackage> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const [row] = await ctx.db.read.select().from(scormPackages).where(eq(scormPackages.id, id));
  mustBeAllowed(ctx, row?.ownerId === ctx.actor.id);
  return row as unknown as ScormPackage;
}

/** Puts one's own package into a course: a new one, or the draft of `courseId`. Answers the course's id. */
export async function placePackage(
  ctx: Ctx,
  packageId: string,
  courseId: string | null,
  raw: unknown,
): Promise<string> {
  const found = await readOwnPackage(ctx, packageId);
  const input = VariantInput.parse(raw);
  return ctx.db.transact((tx) =>
    placePackageIn(tx, ctx, { packageId, format: found.standard, courseId }, input),
  );
}
