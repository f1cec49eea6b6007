import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { writeLessonTermsIn } from '#app/domains/consultations/internal/write-lesson-terms.server.ts';
import { notifyOfCaseIn } from '#app/domains/consultations/notifications.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { urls } from '#app/urls.ts';
import { consultationCases, consultationLessons } from '#db/schema/consultations.ts';
import { requireOwnLesson } from './require-own-lesson.server.ts';

/** The specialist lets a case be learned from, or not; only with both words is it published. */
export async function answerLessonOffer(ctx: Ctx, id: string, yes: boolean): Promise<void> {
  const { lesson, side } = await requireOwnLesson(ctx, id);
  if (side !== 'specialist') throw new DomainError('not_found');
  await ctx.db.transact(async (tx) => {
    const [changed] = await tx
      .update(consultationLessons)
      .set(yes ? { state: 'published', publishedAt: ctx.now } : { state: 'declined', text: '', answer: '' })
      .where(and(eq(consultationLessons.id, id), eq(consultationLessons.state, 'offered')))
      .returning();
    if (!changed) throw new DomainError('already_decided');
    if (yes) {
      await writeLessonTermsIn(tx, lesson);
      const [found] = await tx
        .select()
        .from(consultationCases)
        .where(eq(consultationCases.id, lesson.caseId));
      await notifyOfCaseIn(tx, ctx, [lesson.askerId], 'published', found!, urls.lesson(id));
    }
    await appendAudit(
      tx,
      ctx,
      yes ? 'consultations.lesson-published' : 'consultations.lesson-declined',
      id,
      {},
    );
  });
}
