import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { DomainError } from '#app/platform/errors.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';
import type { CourseOffer } from './course.ts';
import { listCourseOffers } from './list-course-offers.server.ts';

/** The published version, which anybody may see. Throws `not_found`. */
export async function readPublishedCourse(ctx: Ctx, slug: string): Promise<CourseOffer> {
  const [row] = await ctx.db.read
    .select({ versionId: courseVersions.id })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.courseId, courses.id))
    .where(and(eq(courses.slug, slug), eq(courseVersions.state, 'published')));
  const [offer] = row ? await listCourseOffers(ctx.db.read, [row.versionId]) : [];
  if (!offer) throw new DomainError('not_found');
  return offer;
}
