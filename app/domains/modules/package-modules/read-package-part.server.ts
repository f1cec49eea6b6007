import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAttemptDone } from '#app/domains/learning/completion/attempts.ts';
import { findModulePackage } from '#app/domains/modules/internal/module-packages.server.ts';
import type { Reading } from '#app/domains/modules/internal/reading.ts';
import type { Module } from '#app/domains/modules/types.ts';
import { findAttemptStatus } from '#app/domains/scorm/attempts/find-attempt-status.server.ts';
import { readSandboxPermissions } from '#app/domains/scorm/sandbox/read-sandbox-permissions.server.ts';
import type { PackagePart } from './package-part.ts';

/** What the page of a package shows; null for other modules. The caller has authorised. */
export async function readPackagePart(
  ctx: Ctx,
  { versionId, language: chosen, known, structure, registrationId }: Reading,
  module: Module,
): Promise<PackagePart | null> {
  if (module.kind !== 'package') return null;
  const found = await findModulePackage(ctx.db.read, versionId, module.id, [chosen, known, structure.source]);
  if (!found) return null;
  const { packageId } = found;
  const status = registrationId ? await findAttemptStatus(ctx.db.read, registrationId, packageId) : null;
  return {
    packageId,
    language: found.language,
    state: !status
      ? 'new'
      : isAttemptDone(status)
        ? 'done'
        : status.successStatus === 'failed'
          ? 'failed'
          : 'begun',
    needs: await readSandboxPermissions(ctx, packageId),
  };
}
