import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mayTeach, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { groupBy } from '#app/platform/group.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';
import type { CourseOffer } from './course.ts';
import { listCourseOffers } from './list-course-offers.server.ts';

/** What the actor has published, courses, webinars and recordings, each in its newest version, the newest first; `only` some of them, by their ids. */
export async function listOwnPublished(ctx: Ctx, only?: string[]): Promise<CourseOffer[]> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  if (only?.length === 0) return [];
  const { read } = ctx.db;
  const rows = await read
    .select({ id: courseVersions.id, courseId: courses.id })
    .from(courses)
    .innerJoin(courseVersions, eq(courseVersions.courseId, courses.id))
    .where(
      and(
        eq(courses.ownerId, ctx.actor.id),
        isNotNull(courseVersions.publishedAt),
        only && inArray(courses.id, only),
      ),
    )
    .orderBy(desc(courses.createdAt), desc(courseVersions.number));
  const newest = [...groupBy(rows, ({ courseId }) => courseId).values()].map(([first]) => first!.id);
  return listCourseOffers(read, newest);
}
