import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import {
  publishedVersionIn,
  requireOwnPublishedIn,
} from '#app/domains/catalogue/internal/own-published.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { courses } from '#db/schema/catalogue.ts';

/**
 * Takes one's own course out of the catalogue: nobody new can register. Who is registered finishes it, and accreditations, certificates and
 * credit stay as they are. Throws `changed_meanwhile` where it is not offered.
 */
export async function unpublishCourse(ctx: Ctx, courseId: string): Promise<void> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  await ctx.db.transact(async (tx) => {
    await requireOwnPublishedIn(tx, ctx, courseId);
    await unpublishCourseIn(tx, ctx, courseId);
  });
}

/** As `unpublishCourse`; the caller has authorised, and has a published version. */
export async function unpublishCourseIn(tx: Tx, ctx: Ctx, courseId: string): Promise<void> {
  const [done] = await tx
    .update(courses)
    .set({ unpublishedAt: ctx.now })
    .where(and(eq(courses.id, courseId), isNull(courses.unpublishedAt)))
    .returning();
  if (!done) throw new DomainError('changed_meanwhile');
  const { id, number } = await publishedVersionIn(tx, courseId);
  await appendAudit(tx, ctx, 'catalogue.unpublished', id, { number });
}
