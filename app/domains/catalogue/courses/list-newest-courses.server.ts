import { and, asc, desc, eq, isNull, notExists, notInArray, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { courseVariants, courseVersions, courses } from '#db/schema/catalogue.ts';
import type { CourseOffer } from './course.ts';
import { listCourseOffers } from './list-course-offers.server.ts';

/** The last `limit` courses that were published and are offered, without some (`except`, ids of courses); webinars have their own list. Public. */
export async function listNewestCourses(
  ctx: Ctx,
  limit: number,
  except: string[] = [],
): Promise<CourseOffer[]> {
  const { read } = ctx.db;
  const rows = await read
    .select({ id: courseVersions.id })
    .from(courseVersions)
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .where(
      and(
        eq(courseVersions.state, 'published'),
        isNull(courses.unpublishedAt),
        except.length > 0 ? notInArray(courses.id, except) : undefined,
        notExists(
          read
            .select({ one: sql`1` })
            .from(courseVariants)
            .where(
              and(eq(courseVariants.versionId, courseVersions.id), eq(courseVariants.format, 'webinar')),
            ),
        ),
      ),
    )
    .orderBy(desc(courseVersions.publishedAt), asc(courseVersions.id))
    .limit(limit);
  return listCourseOffers(
    read,
    rows.map(({ id }) => id),
  );
}
