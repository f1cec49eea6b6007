import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { webinarTasks } from '#db/schema/webinars.ts';

/** A task is done: its question was answered in writing, or needs none. */
export async function finishQuestionTask(ctx: Ctx, id: string, taskId: string): Promise<void> {
  await requireOwnWebinar(ctx, id, ['host', 'cohost']);
  await ctx.db.transact(async (tx) => {
    const [done] = await tx
      .update(webinarTasks)
      .set({ doneAt: ctx.now })
      .where(and(eq(webinarTasks.id, taskId), eq(webinarTasks.webinarId, id)))
      .returning();
    if (!done) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'webinars.task-done', taskId, {});
  });
}
