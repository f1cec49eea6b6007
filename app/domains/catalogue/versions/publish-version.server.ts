import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mayTeach, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { isUnresolved } from '#app/domains/catalogue/disclosures/disclosure.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';

/**
 * Makes the draft what the catalogue shows; the version before stays for those who are in it. Throws
 * `disclosure_unresolved` while a conflict of interest is. `alongside` is done in the same unit.
 */
export async function publishVersion(
  ctx: Ctx,
  versionId: string,
  alongside: (tx: Tx, courseId: string) => Promise<void> = async () => undefined,
): Promise<void> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const [row] = await tx
      .select({ course: courses, version: courseVersions })
      .from(courseVersions)
      .innerJoin(courses, eq(courses.id, courseVersions.courseId))
      .where(eq(courseVersions.id, versionId));
    mustBeAllowed(ctx, row?.course.ownerId === actor.id && row.version.state === 'draft');
    if ((await listDisclosures(tx, row!.course.id)).some(isUnresolved))
      throw new DomainError('disclosure_unresolved');
    await tx
      .update(courseVersions)
      .set({ state: 'replaced' })
      .where(and(eq(courseVersions.courseId, row!.course.id), eq(courseVersions.state, 'published')));
    await tx
      .update(courseVersions)
      .set({ state: 'published', publishedAt: ctx.now })
      .where(eq(courseVersions.id, versionId));
    await appendAudit(tx, ctx, 'catalogue.published', versionId, { number: row!.version.number });
    await alongside(tx, row!.course.id);
  });
}
