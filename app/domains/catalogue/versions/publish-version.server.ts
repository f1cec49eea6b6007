import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mayTeach, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { isUnresolved } from '#app/domains/catalogue/disclosures/disclosure.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { requiresNothing } from './requires-nothing.ts';
import type { Tx } from '#db/database.ts';
import { courseVariants, courseVersions, courses } from '#db/schema/catalogue.ts';

type Publishing = {
  /** The author's word that the course may give its certificate for nothing. */
  nothingRequired?: boolean;
  /** Done in the same unit. */
  alongside?: (tx: Tx, courseId: string) => Promise<void>;
};

/**
 * Makes the draft what the catalogue shows, with the picture that it brings, also of a course that was unpublished; the version before stays for those who are in it. Throws
 * `disclosure_unresolved` while a conflict of interest is, and `nothing_required` where the rule asks for no minute and no pass
 * mark and the author has not confirmed it, `changed_meanwhile` where it is no draft any more.
 */
export async function publishVersion(
  ctx: Ctx,
  versionId: string,
  { nothingRequired = false, alongside }: Publishing = {},
): Promise<void> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const [row] = await tx
      .select({ course: courses, version: courseVersions })
      .from(courseVersions)
      .innerJoin(courses, eq(courses.id, courseVersions.courseId))
      .where(eq(courseVersions.id, versionId));
    mustBeAllowed(ctx, row?.course.ownerId === actor.id);
    // Published already, perhaps in another tab.
    if (row!.version.state !== 'draft') throw new DomainError('changed_meanwhile');
    if ((await listDisclosures(tx, row!.course.id)).some(isUnresolved))
      throw new DomainError('disclosure_unresolved');
    const variants = await tx.select().from(courseVariants).where(eq(courseVariants.versionId, versionId));
    const isEmpty = requiresNothing({ version: row!.version, variants });
    if (isEmpty && !nothingRequired)
      throw new DomainError('nothing_required', {}, { nothingRequired: 'nothing_required' });
    await tx
      .update(courseVersions)
      .set({ state: 'replaced' })
      .where(and(eq(courseVersions.courseId, row!.course.id), eq(courseVersions.state, 'published')));
    await tx
      .update(courseVersions)
      .set({
        state: 'published',
        publishedAt: ctx.now,
        ...(isEmpty && { nothingRequiredAt: ctx.now, nothingRequiredBy: actor.id }),
      })
      .where(eq(courseVersions.id, versionId));
    const { coverHash, coverType, coverBytes } = row!.version;
    await tx
      .update(courses)
      .set({ unpublishedAt: null, ...(coverHash && { coverHash, coverType, coverBytes }) })
      .where(eq(courses.id, row!.course.id));
    await appendAudit(tx, ctx, 'catalogue.published', versionId, {
      number: row!.version.number,
      ...(isEmpty && { nothingRequired: true }),
    });
    await alongside?.(tx, row!.course.id);
  });
}
