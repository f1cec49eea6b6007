import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { unpublishCourseIn } from '#app/domains/catalogue/courses/unpublish-course.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { requireOwnRecording } from './require-own-recording.server.ts';

/**
 * Takes a recording out of what is offered: nobody new can register. Who is registered can finish it, and credit and certificates stay.
 * Throws `changed_meanwhile` where it is not offered.
 */
export async function unpublishRecording(ctx: Ctx, webinarId: string): Promise<void> {
  const recording = await requireOwnRecording(ctx, webinarId);
  if (!recording.published) throw new DomainError('changed_meanwhile');
  await ctx.db.transact(async (tx) => {
    await unpublishCourseIn(tx, ctx, recording.courseId);
    await appendAudit(tx, ctx, 'webinars.recording-unpublished', recording.id, {});
  });
}
