import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { listCourseOffers } from '#app/domains/catalogue/courses/list-course-offers.server.ts';
import { courseVersions } from '#db/schema/catalogue.ts';

/** Every version of a course, newest first. */
export async function listOffersOfCourse(ctx: Ctx, courseId: string): Promise<CourseOffer[]> {
  const rows = await ctx.db.read
    .select({ id: courseVersions.id })
    .from(courseVersions)
    .where(eq(courseVersions.courseId, courseId))
    .orderBy(desc(courseVersions.number));
  return listCourseOffers(
    ctx.db.read,
    rows.map((row) => row.id),
  );
}
