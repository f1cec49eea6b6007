import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mayTeach, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { listOffersOfCourse } from '#app/domains/catalogue/internal/list-offers-of-course.server.ts';
import type { CourseOffer } from './course.ts';

/** One's own course with all versions, newest first. Throws `not_found`. */
export async function readOwnCourse(ctx: Ctx, courseId: string): Promise<CourseOffer[]> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const offers = await listOffersOfCourse(ctx, courseId);
  mustBeAllowed(ctx, offers[0]?.course.ownerId === ctx.actor.id);
  return offers;
}
