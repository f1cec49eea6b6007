import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { isAttemptDone } from '#app/domains/learning/completion/attempts.ts';
import { listKnownLanguages } from '#app/domains/modules/internal/known-languages.server.ts';
import { findModulePackage } from '#app/domains/modules/internal/module-packages.server.ts';
import type { OwnCourse } from '#app/domains/modules/internal/own-module.server.ts';
import type { Module } from '#app/domains/modules/types.ts';
import { findAttemptStatus } from '#app/domains/scorm/attempts/find-attempt-status.server.ts';
import { readSandboxPermissions } from '#app/domains/scorm/sandbox/read-sandbox-permissions.server.ts';
import type { PackagePart } from './package-part.ts';

/** What the page of a package shows; null for other modules. The caller has authorised. */
export async function readPackagePart(
  ctx: SignedInCtx,
  { registered, structure }: OwnCourse,
  module: Module,
): Promise<PackagePart | null> {
  if (module.kind !== 'package') return null;
  const { id, versionId, language: chosen } = registered.registration;
  const known = await listKnownLanguages(ctx);
  const found = await findModulePackage(ctx.db.read, versionId, module.id, [chosen, known, structure.source]);
  if (!found) return null;
  const status = await findAttemptStatus(ctx.db.read, id, found.packageId);
  return {
    language: found.language,
    state: !status
      ? 'new'
      : isAttemptDone(status)
        ? 'done'
        : status.successStatus === 'failed'
          ? 'failed'
          : 'begun',
    needs: await readSandboxPermissions(ctx, found.packageId),
  };
}
