import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import type { SandboxPermissions } from '#app/domains/scorm/types.ts';
import { sandboxPermissionsFrom } from './sandbox-permissions.ts';

/** For everybody who sees the course: what its package may beside the usual, and since when it has been more than before. */
export async function readSandboxPermissions(
  ctx: Ctx,
  packageId: string,
): Promise<SandboxPermissions & { widenedAt: Date | null }> {
  const [row] = await ctx.db.read
    .select({ needs: scormPackages.needs, widenedAt: scormPackages.needsWidenedAt })
    .from(scormPackages)
    .where(eq(scormPackages.id, packageId));
  return { ...sandboxPermissionsFrom(row?.needs), widenedAt: row?.widenedAt ?? null };
}
