import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { CourseOffer } from './course.ts';
import { findPublishedVersion } from './find-published-version.server.ts';
import { listCourseOffers } from './list-course-offers.server.ts';

/** The published version, which anybody may see. Throws `not_found`. */
export async function readPublishedCourse(ctx: Ctx, slug: string): Promise<CourseOffer> {
  const found = await findPublishedVersion(ctx.db.read, slug);
  const [offer] = found ? await listCourseOffers(ctx.db.read, [found.versionId]) : [];
  if (!offer) throw new DomainError('not_found');
  return offer;
}
