import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator, isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { listCourseOffers } from '#app/domains/catalogue/courses/list-course-offers.server.ts';
import { isLive } from '#app/domains/catalogue/versions/live-course.ts';
import { listVersionIds } from '#app/domains/catalogue/versions/list-version-ids.server.ts';

/**
 * All that was published of a course, the newest first, for its author (`own`) and for administrators, who see learners by a part of their
 * number. Throws `not_found` for everybody else, for drafts, and for webinars and recordings, which have a list of attendance.
 */
export async function requireLearnedCourse(
  ctx: Ctx,
  courseId: string,
): Promise<{ offers: CourseOffer[]; own: boolean }> {
  const { read } = ctx.db;
  const offers = (await listCourseOffers(read, await listVersionIds(read, courseId))).filter(
    ({ version, variants }) => version.publishedAt !== null && !variants.some(isLive),
  );
  const own = isAuthor(ctx.actor) && offers[0]?.course.ownerId === ctx.actor!.id;
  mustBeAllowed(ctx, offers.length > 0 && (own || isAdministrator(ctx.actor)));
  return { offers, own };
}
