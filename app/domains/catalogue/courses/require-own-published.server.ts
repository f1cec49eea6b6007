import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { isLive } from '#app/domains/catalogue/versions/live-course.ts';
import type { CourseOffer } from './course.ts';
import { readOwnCourse } from './read-own-course.server.ts';

/** The published version of one's own course. Throws `not_found`, also where none is published, and for webinars and recordings. */
export async function requireOwnPublished(ctx: Ctx, courseId: string): Promise<CourseOffer> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const published = (await readOwnCourse(ctx, courseId)).find(({ version }) => version.state === 'published');
  mustBeAllowed(ctx, published !== undefined && !published.variants.some(isLive));
  return published!;
}
