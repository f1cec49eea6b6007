import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { isUnresolved } from '#app/domains/catalogue/disclosures/disclosure.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { requireOwnPublishedIn } from '#app/domains/catalogue/internal/own-published.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { courses } from '#db/schema/catalogue.ts';

/**
 * Offers an unpublished course of one's own again, in the version that was published. Throws `changed_meanwhile` where it is offered, and
 * `disclosure_unresolved` as `publishVersion` does.
 */
export async function republishCourse(ctx: Ctx, courseId: string): Promise<void> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  await ctx.db.transact(async (tx) => {
    const { course, version } = await requireOwnPublishedIn(tx, ctx, courseId);
    if (!course.unpublishedAt) throw new DomainError('changed_meanwhile');
    if ((await listDisclosures(tx, courseId)).some(isUnresolved))
      throw new DomainError('disclosure_unresolved');
    await tx.update(courses).set({ unpublishedAt: null }).where(eq(courses.id, courseId));
    await appendAudit(tx, ctx, 'catalogue.republished', version.id, { number: version.number });
  });
}
