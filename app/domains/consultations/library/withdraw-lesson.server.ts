import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { consultationComments, consultationLessons, consultationTerms } from '#db/schema/consultations.ts';
import { requireOwnLesson } from './require-own-lesson.server.ts';

/** Either side takes it out of the library; its words are deleted. */
export async function withdrawLesson(ctx: Ctx, id: string): Promise<void> {
  const { side } = await requireOwnLesson(ctx, id);
  if (side === null) throw new DomainError('not_found');
  await ctx.db.transact(async (tx) => {
    await tx
      .update(consultationLessons)
      .set({ state: 'withdrawn', text: '', answer: '', title: '', question: '' })
      .where(eq(consultationLessons.id, id));
    await tx.delete(consultationTerms).where(eq(consultationTerms.lessonId, id));
    await tx.delete(consultationComments).where(eq(consultationComments.lessonId, id));
    await appendAudit(tx, ctx, 'consultations.lesson-withdrawn', id, {});
  });
}
