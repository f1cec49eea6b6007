import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { assertDeidentified } from '#app/domains/consultations/deidentify/assert-deidentified.ts';
import { CommentInput } from '#app/domains/consultations/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { consultationComments } from '#db/schema/consultations.ts';
import { requireOwnLesson } from './require-own-lesson.server.ts';

export async function commentOnLesson(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { ctx: own, lesson } = await requireOwnLesson(ctx, id);
  if (lesson.state !== 'published') throw new DomainError('not_found');
  const { body, kept } = CommentInput.parse(raw);
  assertDeidentified({ body }, kept);
  const commentId = newId();
  await ctx.db.transact(async (tx) => {
    await tx
      .insert(consultationComments)
      .values({ id: commentId, lessonId: id, personId: own.actor.id, body, at: ctx.now });
    await appendAudit(tx, ctx, 'consultations.commented', id, { commentId });
  });
}
