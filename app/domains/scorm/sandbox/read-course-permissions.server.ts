import { eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listPackageUses } from '#app/domains/catalogue/versions/list-package-uses.server.ts';
import type { SandboxPermissions } from '#app/domains/scorm/types.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import { NO_PERMISSIONS, sandboxPermissionsFrom } from './sandbox-permissions.ts';

type CoursePermissions = SandboxPermissions & { widenedAt: Date | null };

/**
 * For everybody who sees a course: what the packages of a version in a language may beside the usual, all together, and since when one of them
 * has been allowed more than before.
 */
export async function readCoursePermissions(
  ctx: Ctx,
  versionId: string,
  language: string,
): Promise<CoursePermissions> {
  const uses = await listPackageUses(ctx.db.read, (use) => eq(use.versionId, versionId));
  const own = uses.filter((use) => use.language === language);
  const rows = await ctx.db.read
    .select({ needs: scormPackages.needs, widenedAt: scormPackages.needsWidenedAt })
    .from(scormPackages)
    .where(
      inArray(
        scormPackages.id,
        own.map(({ packageId }) => packageId),
      ),
    );
  return rows.reduce<CoursePermissions>(
    (all, row) => {
      const { name, popups, records, hosts } = sandboxPermissionsFrom(row.needs);
      return {
        name: all.name || name,
        popups: all.popups || popups,
        records: all.records || records,
        hosts: [...new Set([...all.hosts, ...hosts])],
        widenedAt:
          row.widenedAt && (!all.widenedAt || row.widenedAt > all.widenedAt) ? row.widenedAt : all.widenedAt,
      };
    },
    { ...NO_PERMISSIONS, widenedAt: null },
  );
}
