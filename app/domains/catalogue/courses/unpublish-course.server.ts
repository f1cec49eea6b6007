import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { requireOwnPublishedIn } from '#app/domains/catalogue/internal/own-published.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { courses } from '#db/schema/catalogue.ts';

/**
 * Takes one's own course out of the catalogue: nobody new can register. Who is registered finishes it, and accreditations, certificates and
 * credit stay as they are. Throws `changed_meanwhile` where it is not offered.
 */
export async function unpublishCourse(ctx: Ctx, courseId: string): Promise<void> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  await ctx.db.transact(async (tx) => {
    const { course, version } = await requireOwnPublishedIn(tx, ctx, courseId);
    if (course.unpublishedAt) throw new DomainError('changed_meanwhile');
    await tx.update(courses).set({ unpublishedAt: ctx.now }).where(eq(courses.id, courseId));
    await appendAudit(tx, ctx, 'catalogue.unpublished', version.id, { number: version.number });
  });
}
