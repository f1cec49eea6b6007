import type { Readable } from 'node:stream';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { uploadOwner } from '#app/domains/accounts/people/upload-owner.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { ARCHIVE_LIMITS } from '#app/domains/scorm/inspection/open-archive.server.ts';
import { type Intake, openIntake } from '#app/platform/quotas.server.ts';

export type StagedPackage = Intake & { hash: string; bytes: number; path: string; fileName: string };

/**
 * Streams an archive to disk. It becomes a package with `receivePackage`; otherwise the caller discards it. Throws `too_large` past 2 GB,
 * `quota_reached` and `storage_full`.
 */
export async function stagePackage(
  ctx: Ctx,
  { stream, fileName }: { stream: Readable; fileName: string },
): Promise<StagedPackage> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const intake = await openIntake(ctx, uploadOwner(ctx.actor));
  try {
    const archive = await intake.put(stream, ARCHIVE_LIMITS.archiveBytes);
    return { ...intake, ...archive, fileName };
  } catch (error) {
    await intake.discard();
    throw error;
  }
}
