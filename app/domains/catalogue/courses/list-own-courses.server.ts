import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';
import { isLive } from '#app/domains/catalogue/versions/live-course.ts';
import type { CourseOffer } from './course.ts';
import { listCourseOffers } from './list-course-offers.server.ts';

/** An author's own courses, each with its newest version and the number of the published one; webinars and recordings are listed by webinars. */
export async function listOwnCourses(ctx: Ctx): Promise<(CourseOffer & { published: number | null })[]> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const rows = await ctx.db.read
    .select({
      courseId: courses.id,
      versionId: courseVersions.id,
      number: courseVersions.number,
      state: courseVersions.state,
    })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.courseId, courses.id))
    .where(eq(courses.ownerId, ctx.actor.id))
    .orderBy(desc(courses.createdAt), desc(courseVersions.number));
  const newest = rows.filter((row, i) => rows.findIndex((each) => each.courseId === row.courseId) === i);
  const offers = await listCourseOffers(
    ctx.db.read,
    newest.map((row) => row.versionId),
  );
  return offers
    .filter(({ variants }) => !variants.some(isLive))
    .map((offer) => ({
      ...offer,
      published:
        rows.find(({ courseId, state }) => courseId === offer.course.id && state === 'published')?.number ??
        null,
    }));
}
