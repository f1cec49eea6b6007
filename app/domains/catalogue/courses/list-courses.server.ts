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

/**
 * Published courses, a page at a time. Public. `live` includes webinars and what is not offered any more, for accreditation. `worth` says of
 * versions what they give the reader: where only what counts is asked for, all others are left out; the most comes first where that is the order.
 */
export async function listCourses(
  ctx: Ctx,
  search: SearchInput,
  { live = false, worth = new Map() }: { live?: boolean; worth?: Map<string, number> } = {},
): Promise<{ offers: CourseOffer[]; total: number }> {
  const wanted = and(
    eq(courseVersions.state, 'published'),
    ...searchWords(search.q).map((word) => contains(courseVariants.folded, word)),
    search.languages.length > 0 ? inArray(courseVariants.language, search.languages) : undefined,
    live ? undefined : ne(courseVariants.format, 'webinar'),
    live ? undefined : isNull(courses.unpublishedAt),
    search.format ? eq(courseVariants.format, search.format) : undefined,
    search.kind === 'recording' ? eq(courseVariants.format, 'recording') : undefined,
    search.kind === 'course' ? ne(courseVariants.format, 'recording') : undefined,
    search.counts ? inArray(courseVersions.id, [...worth.keys()]) : undefined,
    search.specialty ? hasSpecialty(search.specialty) : undefined,
  );
  const matching = ctx.db.read
    .select({ id: courseVersions.id, publishedAt: courseVersions.publishedAt })
    .from(courseVersions)
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .innerJoin(courseVariants, eq(courseVariants.versionId, courseVersions.id))
    .where(wanted)
    .groupBy(courseVersions.id, courseVersions.publishedAt, courseVersions.minutes);
  const [all] = await ctx.db.read.select({ n: count() }).from(matching.as('matching'));
  const newest = [desc(courseVersions.publishedAt), asc(courseVersions.id)];
  const [from, to] = [COURSES_A_PAGE * (search.page - 1), COURSES_A_PAGE * search.page];
  const ordered = matching.orderBy(
    ...(search.sort === 'shortest' ? [asc(courseVersions.minutes)] : []),
    ...newest,
  );
  const ids =
    search.sort === 'worth'
      ? (await ordered).sort((a, b) => (worth.get(b.id) ?? 0) - (worth.get(a.id) ?? 0)).slice(from, to)
      : await ordered.limit(COURSES_A_PAGE).offset(from);
  return {
    total: all!.n,
    offers: await listCourseOffers(
      ctx.db.read,
      ids.map((row) => row.id),
    ),
  };
}
