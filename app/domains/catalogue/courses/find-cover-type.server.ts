import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';

/** Type of a cover that some course shows, or that a version of the reader's own course brings; null for any other file. */
export async function findCoverType(ctx: Ctx, hash: string): Promise<string | null> {
  const [shown] = await ctx.db.read
    .select({ type: courses.coverType })
    .from(courses)
    .where(eq(courses.coverHash, hash));
  if (shown || !ctx.actor) return shown?.type ?? null;
  const [brought] = await ctx.db.read
    .select({ type: courseVersions.coverType })
    .from(courseVersions)
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .where(and(eq(courseVersions.coverHash, hash), eq(courses.ownerId, ctx.actor.id)));
  return brought?.type ?? null;
}
