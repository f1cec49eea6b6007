import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CourseOffer, CourseVersion } from '#app/domains/catalogue/courses/course.ts';
import { listOffersOfCourse } from '#app/domains/catalogue/internal/list-offers-of-course.server.ts';

/** Every version of the course of a version, newest first; the caller has authorised. */
export const listOffersOfVersion = (
  ctx: Ctx,
  { courseId }: Pick<CourseVersion, 'courseId'>,
): Promise<CourseOffer[]> => listOffersOfCourse(ctx, courseId);
