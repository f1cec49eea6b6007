import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mayTeach, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { courses, topics } from '#db/schema/catalogue.ts';

/** Says what one's own course or webinar teaches, or takes it back. Throws `not_found`, and what is wrong by field. */
export async function assignTopic(ctx: Ctx, courseId: string, topicId: string): Promise<void> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    if (topicId !== '' && (await tx.$count(topics, eq(topics.id, topicId))) === 0)
      throw new DomainError('invalid', {}, { topicId: 'choose_from_list' });
    const [changed] = await tx
      .update(courses)
      .set({ topicId: topicId || null })
      .where(and(eq(courses.id, courseId), eq(courses.ownerId, actor.id)))
      .returning();
    if (!changed) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'catalogue.topic-named', courseId, { topicId });
  });
}
