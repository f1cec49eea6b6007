import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { findOwnApplicationIn } from '#app/domains/credits/internal/own-application.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { accreditationApplications, applicationReviews } from '#db/schema/credits.ts';
import { applicationFormValues } from './application-form-values.ts';

/**
 * Takes an application out of an association's hands before it has decided: it is a draft again, and links of reviewers who have
 * not answered end. Throws `changed_meanwhile`.
 */
export async function withdrawApplication(
  ctx: Ctx,
  courseId: string,
  raw: Record<string, unknown>,
): Promise<void> {
  await readOwnCourse(ctx, courseId);
  const { actor } = ctx as SignedInCtx;
  await ctx.db.transact(async (tx) => {
    const row = await findOwnApplicationIn(tx, actor.id, raw);
    if (row?.state !== 'submitted' && row?.state !== 'returned') throw new DomainError('changed_meanwhile');
    await tx
      .update(accreditationApplications)
      .set({
        state: 'draft',
        revision: row.revision + 1,
        form: applicationFormValues(row),
        submittedAt: ctx.now,
        decidedAt: null,
        decidedBy: null,
        reason: null,
      })
      .where(eq(accreditationApplications.id, row.id));
    await tx
      .update(applicationReviews)
      .set({ expiresAt: ctx.now })
      .where(
        and(
          eq(applicationReviews.applicationId, row.id),
          isNull(applicationReviews.answeredAt),
          gt(applicationReviews.expiresAt, ctx.now),
        ),
      );
    await appendAudit(tx, ctx, 'credits.application-withdrawn', row.id, { from: row.state });
  });
}
