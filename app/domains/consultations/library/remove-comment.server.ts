import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { consultationComments } from '#db/schema/consultations.ts';
import { requireOwnLesson } from './require-own-lesson.server.ts';

export async function removeComment(ctx: Ctx, id: string, commentId: string): Promise<void> {
  const { ctx: own } = await requireOwnLesson(ctx, id);
  await ctx.db.transact(async (tx) => {
    await tx
      .delete(consultationComments)
      .where(and(eq(consultationComments.id, commentId), eq(consultationComments.personId, own.actor.id)));
    await appendAudit(tx, ctx, 'consultations.comment-dropped', id, { commentId });
  });
}
