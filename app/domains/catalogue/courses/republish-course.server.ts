import { and, eq, isNotNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { isUnresolved } from '#app/domains/catalogue/disclosures/disclosure.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import {
  publishedVersionIn,
  requireOwnPublishedIn,
} from '#app/domains/catalogue/internal/own-published.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { courses } from '#db/schema/catalogue.ts';

/**
 * Offers an unpublished course of one's own again, in the version that was published. Throws `changed_meanwhile` where it is offered, and
 * `disclosure_unresolved` as `publishVersion` does.
 */
export async function republishCourse(ctx: Ctx, courseId: string): Promise<void> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  await ctx.db.transact(async (tx) => {
    await requireOwnPublishedIn(tx, ctx, courseId);
    await republishCourseIn(tx, ctx, courseId);
  });
}

/** As `republishCourse`; the caller has authorised, and has a published version. */
export async function republishCourseIn(tx: Tx, ctx: Ctx, courseId: string): Promise<void> {
  if ((await listDisclosures(tx, courseId)).some(isUnresolved))
    throw new DomainError('disclosure_unresolved');
  const [done] = await tx
    .update(courses)
    .set({ unpublishedAt: null })
    .where(and(eq(courses.id, courseId), isNotNull(courses.unpublishedAt)))
    .returning();
  if (!done) throw new DomainError('changed_meanwhile');
  const { id, number } = await publishedVersionIn(tx, courseId);
  await appendAudit(tx, ctx, 'catalogue.republished', id, { number });
}
