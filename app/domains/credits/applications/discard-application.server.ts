import { eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { findOwnApplicationIn } from '#app/domains/credits/internal/own-application.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { accreditationApplications, applicationReviews } from '#db/schema/credits.ts';

/** Deletes one's own draft, and what reviewers said of it before it was withdrawn. Throws `changed_meanwhile`. */
export async function discardApplication(
  ctx: Ctx,
  courseId: string,
  raw: Record<string, unknown>,
): Promise<void> {
  await readOwnCourse(ctx, courseId);
  const { actor } = ctx as SignedInCtx;
  await ctx.db.transact(async (tx) => {
    const row = await findOwnApplicationIn(tx, actor.id, raw);
    if (row?.state !== 'draft') throw new DomainError('changed_meanwhile');
    await tx.delete(applicationReviews).where(eq(applicationReviews.applicationId, row.id));
    await tx.delete(accreditationApplications).where(eq(accreditationApplications.id, row.id));
    await appendAudit(tx, ctx, 'credits.application-discarded', row.id, {});
  });
}
