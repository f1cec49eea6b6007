import { and, asc, count, desc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { hasSpecialty } from '#app/domains/catalogue/internal/has-specialty.server.ts';
import type { SearchInput } from '#app/domains/catalogue/schemas.ts';
import { contains } from '#app/platform/contains.server.ts';
import { searchWords } from '#app/platform/search-key.ts';
import { courseVariants, courseVersions, courses } from '#db/schema/catalogue.ts';
import type { CourseOffer } from './course.ts';
import { listCourseOffers } from './list-course-offers.server.ts';

export const COURSES_A_PAGE = 20;

/** Published courses, newest first, a page at a time. Public. `live` includes webinars and what is not offered any more, for accreditation. */
export async function listCourses(
  ctx: Ctx,
  search: SearchInput,
  { live = false } = {},
): Promise<{ offers: CourseOffer[]; total: number }> {
  const wanted = and(
    eq(courseVersions.state, 'published'),
    ...searchWords(search.q).map((word) => contains(courseVariants.folded, word)),
    search.languages.length > 0 ? inArray(courseVariants.language, search.languages) : undefined,
    live ? undefined : ne(courseVariants.format, 'webinar'),
    live ? undefined : isNull(courses.unpublishedAt),
    search.format ? eq(courseVariants.format, search.format) : undefined,
    search.specialty ? hasSpecialty(search.specialty) : undefined,
  );
  const matching = ctx.db.read
    .select({ id: courseVersions.id, publishedAt: courseVersions.publishedAt })
    .from(courseVersions)
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .innerJoin(courseVariants, eq(courseVariants.versionId, courseVersions.id))
    .where(wanted)
    .groupBy(courseVersions.id, courseVersions.publishedAt);
  const [all] = await ctx.db.read.select({ n: count() }).from(matching.as('matching'));
  const ids = await matching
    .orderBy(desc(courseVersions.publishedAt), asc(courseVersions.id))
    .limit(COURSES_A_PAGE)
    .offset(COURSES_A_PAGE * (search.page - 1));
  return {
    total: all!.n,
    offers: await listCourseOffers(
      ctx.db.read,
      ids.map((row) => row.id),
    ),
  };
}
