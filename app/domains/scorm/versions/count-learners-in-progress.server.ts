import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isInProgressElsewhere } from '#app/domains/scorm/internal/learners-in-progress.server.ts';
import { completions, registrations } from '#db/schema/learning.ts';

/** Number of learners that the author decides about; the caller has authorised. */
export async function countLearnersInProgress(
  ctx: Ctx,
  courseId: string,
  versionId: string,
): Promise<number> {
  const rows = await ctx.db.read
    .select({ id: registrations.id })
    .from(registrations)
    .leftJoin(completions, eq(completions.registrationId, registrations.id))
    .where(isInProgressElsewhere(courseId, versionId));
  return rows.length;
}
