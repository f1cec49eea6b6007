import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import type { PackageReport } from '#app/domains/scorm/types.ts';
import { preparePackage } from './prepare-package.server.ts';
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
    const { report, package: prepared } = await preparePackage({ ...ctx, actor }, archive, archive);
    if (!prepared) return { id: null, report };
    await archive.settle((deciding) => ctx.db.transact(deciding((tx) => prepared.insertIn(tx))));
    return { id: prepared.id, report };
  } finally {
    await archive.discard();
  }
}
