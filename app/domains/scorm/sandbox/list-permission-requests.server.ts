import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, isOwn, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { courseVariants } from '#db/schema/catalogue.ts';
import { accreditations } from '#db/schema/credits.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import { sandboxPermissionsFrom } from './sandbox-permissions.ts';

/**
 * Packages in versions that an association has accredited whose authors ask for more, with what they have; for its
 * officers. `versionId` narrows to one version.
 */
export async function listPermissionRequests(
  ctx: Ctx,
  associationId: string,
  versionId: string | null = null,
) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const versions = ctx.db.read
    .select({ id: accreditations.courseVersionId })
    .from(accreditations)
    .where(eq(accreditations.associationId, associationId));
  const rows = await ctx.db.read
    .select({
      packageId: scormPackages.id,
      ownerId: scormPackages.ownerId,
      has: scormPackages.needs,
      asked: scormPackages.askedNeeds,
      versionId: courseVariants.versionId,
      title: courseVariants.title,
      language: courseVariants.language,
    })
    .from(scormPackages)
    .innerJoin(courseVariants, eq(courseVariants.packageId, scormPackages.id))
    .where(
      and(
        isNotNull(scormPackages.askedNeeds),
        inArray(courseVariants.versionId, versions),
        versionId === null ? undefined : eq(courseVariants.versionId, versionId),
      ),
    );
  return rows
    .map(({ ownerId, has, asked, ...row }) => ({
      ...row,
      own: isOwn(ctx.actor, ownerId),
      has: sandboxPermissionsFrom(has),
      asked: asked!,
    }))
    .filter(({ asked }) => !asked.agreed.includes(associationId));
}
