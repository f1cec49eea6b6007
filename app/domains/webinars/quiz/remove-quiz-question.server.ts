import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { webinarQuestions } from '#db/schema/webinars.ts';

export async function removeQuizQuestion(ctx: Ctx, courseId: string, id: string): Promise<void> {
  const [offer] = await readOwnCourse(ctx, courseId);
  await ctx.db.transact(async (tx) => {
    const [gone] = await tx
      .delete(webinarQuestions)
      .where(and(eq(webinarQuestions.id, id), eq(webinarQuestions.versionId, offer!.version.id)))
      .returning();
    if (!gone) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'webinars.question-dropped', id, { courseId });
  });
}
