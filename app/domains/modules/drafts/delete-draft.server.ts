import { eq, inArray, ne, and } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { listPackageUses } from '#app/domains/catalogue/versions/list-package-uses.server.ts';
import { isLive } from '#app/domains/catalogue/versions/live-course.ts';
import { deletePackagesIn } from '#app/domains/scorm/packages/delete-packages.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { type Exceptions, deleteRows } from '#db/delete-rows.ts';
import { coursePackages, courseVariants, courseVersions, courses } from '#db/schema/catalogue.ts';
import { accreditationApplications, accreditations, participations } from '#db/schema/credits.ts';
import { registrations } from '#db/schema/learning.ts';
import { moduleImports } from '#db/schema/modules.ts';

/** Nobody registers for a draft, and none is accredited or applied for: should a row refer to it all the same, nothing is deleted. */
const KEPT: Exceptions = {
  clear: [moduleImports.courseId],
  refuse: [
    accreditationApplications.courseVersionId,
    accreditations.courseVersionId,
    participations.courseVersionId,
    registrations.versionId,
  ],
};

/**
 * Deletes a draft of one's own with its packages and texts, and the course where nothing else was ever made of it; the sweep takes the files.
 * Returns whether the course is left. Throws `changed_meanwhile` where it is no draft any more.
 */
export async function deleteDraft(ctx: Ctx, courseId: string, versionId: string): Promise<boolean> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const { actor } = ctx;
  return ctx.db.transact(async (tx) => {
    const [row] = await tx
      .select({ ownerId: courses.ownerId, version: courseVersions })
      .from(courseVersions)
      .innerJoin(courses, eq(courses.id, courseVersions.courseId))
      .where(and(eq(courseVersions.id, versionId), eq(courseVersions.courseId, courseId)));
    mustBeAllowed(ctx, row?.ownerId === actor.id);
    const variants = await tx.select().from(courseVariants).where(eq(courseVariants.versionId, versionId));
    mustBeAllowed(ctx, !variants.some(isLive));
    if (row!.version.state !== 'draft') throw new DomainError('changed_meanwhile');
    const others = await tx.$count(
      courseVersions,
      and(eq(courseVersions.courseId, courseId), ne(courseVersions.id, versionId)),
    );
    const packageIds = await listPackages(tx, versionId, variants);
    await deleteRows(
      tx,
      [others > 0 ? { table: courseVersions, ids: [versionId] } : { table: courses, ids: [courseId] }],
      KEPT,
    );
    const uses = await listPackageUses(tx, (use) => inArray(use.packageId, packageIds));
    await deletePackagesIn(
      tx,
      packageIds.filter((id) => !uses.some(({ packageId }) => packageId === id)),
    );
    await appendAudit(tx, ctx, 'catalogue.draft-deleted', versionId, {
      courseId,
      number: row!.version.number,
      titles: variants.map(({ language, title }) => ({ language, title })),
    });
    return others > 0;
  });
}

async function listPackages(
  tx: Tx,
  versionId: string,
  variants: { packageId: string | null }[],
): Promise<string[]> {
  const modules = await tx
    .select({ packageId: coursePackages.packageId })
    .from(coursePackages)
    .where(eq(coursePackages.versionId, versionId));
  return [...new Set([...variants, ...modules].flatMap(({ packageId }) => packageId ?? []))];
}
