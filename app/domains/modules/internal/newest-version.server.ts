import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';

/** Returns the id of the newest version of an own course; of any, for the operator. Throws `not_found`. */
export async function requireNewestVersion(ctx: Ctx, courseId: string): Promise<string> {
  const [newest] = await ctx.db.read
    .select({ ownerId: courses.ownerId, versionId: courseVersions.id })
    .from(courseVersions)
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .where(eq(courses.id, courseId))
    .orderBy(desc(courseVersions.number))
    .limit(1);
  if (ctx.actor || !ctx.operator) mustBeAllowed(ctx, newest?.ownerId === ctx.actor?.id);
  if (!newest) throw new DomainError('not_found');
  return newest.versionId;
}
