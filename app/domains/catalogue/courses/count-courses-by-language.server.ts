import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { courseVariants, courseVersions, courses } from '#db/schema/catalogue.ts';

/** How many published courses there are in each language, for the filter. */
export const countCoursesByLanguage = (ctx: Ctx) =>
  ctx.db.read
    .select({ language: courseVariants.language, n: sql<number>`count(*)`.mapWith(Number) })
    .from(courseVariants)
    .innerJoin(courseVersions, eq(courseVersions.id, courseVariants.versionId))
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .where(
      and(
        eq(courseVersions.state, 'published'),
        isNull(courses.unpublishedAt),
        ne(courseVariants.format, 'webinar'),
      ),
    )
    .groupBy(courseVariants.language);
