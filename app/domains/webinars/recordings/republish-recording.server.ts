import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { republishCourseIn } from '#app/domains/catalogue/courses/republish-course.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { requireOwnRecording } from './require-own-recording.server.ts';

/** Offers an unpublished recording again. Throws `changed_meanwhile` where it is offered, and `disclosure_unresolved`. */
export async function republishRecording(ctx: Ctx, webinarId: string): Promise<void> {
  const recording = await requireOwnRecording(ctx, webinarId);
  if (!recording.published) throw new DomainError('changed_meanwhile');
  await ctx.db.transact(async (tx) => {
    await republishCourseIn(tx, ctx, recording.courseId);
    await appendAudit(tx, ctx, 'webinars.recording-republished', recording.id, {});
  });
}
