import { and, eq, gte, inArray, isNotNull } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, isOwn, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { listPackageUses } from '#app/domains/catalogue/versions/list-package-uses.server.ts';
import { prepared } from '#db/prepared.ts';
import { accreditations } from '#db/schema/credits.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import { sandboxPermissionsFrom } from './sandbox-permissions.ts';

/**
 * Packages in versions that an association's accreditation still covers whose authors ask for more, with what they have; for its
 * officers. `versionId` narrows to one version.
 */
export async function listPermissionRequests(
  ctx: Ctx,
  associationId: string,
  versionId: string | null = null,
) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  // Every page of an officer asks for them.
  const query = prepared(ctx.db.read, 'packages_asking', (read) =>
    read
      .select({
        id: scormPackages.id,
        ownerId: scormPackages.ownerId,
        has: scormPackages.needs,
        asked: scormPackages.askedNeeds,
      })
      .from(scormPackages)
      .where(isNotNull(scormPackages.askedNeeds)),
  );
  const packages = await query.execute();
  if (packages.length === 0) return [];
  const versions = ctx.db.read
    .select({ id: accreditations.courseVersionId })
    .from(accreditations)
    .where(and(eq(accreditations.associationId, associationId), gte(accreditations.validTo, todayOf(ctx))));
  const asking = packages.map(({ id }) => id);
  const uses = await listPackageUses(ctx.db.read, (use) =>
    and(
      inArray(use.versionId, versions),
      versionId === null ? undefined : eq(use.versionId, versionId),
      inArray(use.packageId, asking),
    ),
  );
  const rows = uses.flatMap(({ packageId, title, language, versionId: of }) => {
    const found = packages.find(({ id }) => id === packageId)!;
    return found.asked ? [{ ...found, asked: found.asked, packageId, versionId: of, title, language }] : [];
  });
  return rows
    .map(({ id: _, ownerId, has, ...row }) => ({
      ...row,
      own: isOwn(ctx.actor, ownerId),
      has: sandboxPermissionsFrom(has),
    }))
    .filter(({ asked }) => !asked.agreed.includes(associationId));
}
