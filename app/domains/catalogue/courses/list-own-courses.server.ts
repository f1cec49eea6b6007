import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';
import { isLive } from '#app/domains/catalogue/versions/live-course.ts';
import type { CourseOffer } from './course.ts';
import { listCourseOffers } from './list-course-offers.server.ts';

/** An author's own courses, each with its newest version; webinars and recordings are listed by webinars. */
export async function listOwnCourses(ctx: Ctx): Promise<CourseOffer[]> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const rows = await ctx.db.read
    .select({ courseId: courses.id, versionId: courseVersions.id })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.courseId, courses.id))
    .where(eq(courses.ownerId, ctx.actor.id))
    .orderBy(desc(courses.createdAt), desc(courseVersions.number));
  const newest = rows.filter((row, i) => rows.findIndex((each) => each.courseId === row.courseId) === i);
  const offers = await listCourseOffers(
    ctx.db.read,
    newest.map((row) => row.versionId),
  );
  return offers.filter(({ variants }) => !variants.some(isLive));
}
