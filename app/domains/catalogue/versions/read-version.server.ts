import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { listCourseOffers } from '#app/domains/catalogue/courses/list-course-offers.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/** One version, whatever its state; the caller has authorised. */
export async function readVersion(ctx: Ctx, versionId: string): Promise<CourseOffer> {
  const [offer] = await listCourseOffers(ctx.db.read, [versionId]);
  if (!offer) throw new DomainError('not_found');
  return offer;
}
