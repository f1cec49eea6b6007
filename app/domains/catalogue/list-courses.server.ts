import { and, asc, count, desc, eq, inArray, like, ne, sql } from 'drizzle-orm';
import { LOCALES } from '#app/i18n/locales.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { courses, courseVariants, courseVersions } from '#db/schema/catalogue.ts';
import { containing } from './fold.ts';
import type { SearchInput } from './schemas.ts';
import { hasSpecialty } from './internal/specialty.server.ts';

export type CourseVersion = typeof courseVersions.$inferSelect;
export type CourseVariant = typeof courseVariants.$inferSelect;
export type Course = typeof courses.$inferSelect;
export type Offer = { course: Course; version: CourseVersion; variants: CourseVariant[] };

export const PAGE = 20;

/** Published courses, newest first, a page at a time. Public. `live` adds what is held live, for those who accredit. */
export async function listCourses(
  ctx: Ctx,
  search: SearchInput,
  { live = false } = {},
): Promise<{ offers: Offer[]; total: number }> {
  const wanted = and(
    eq(courseVersions.state, 'published'),
    search.q ? like(courseVariants.folded, containing(search.q)) : undefined,
    search.languages.length > 0 ? inArray(courseVariants.language, search.languages) : undefined,
    live ? undefined : ne(courseVariants.format, 'webinar'),
    search.format ? eq(courseVariants.format, search.format) : undefined,
    search.specialty ? hasSpecialty(search.specialty) : undefined,
  );
  const matching = ctx.db.read
    .select({ id: courseVersions.id, publishedAt: courseVersions.publishedAt })
    .from(courseVersions)
    .innerJoin(courseVariants, eq(courseVariants.versionId, courseVersions.id))
    .where(wanted)
    .groupBy(courseVersions.id, courseVersions.publishedAt);
  const [all] = await ctx.db.read.select({ n: count() }).from(matching.as('matching'));
  const ids = await matching
    .orderBy(desc(courseVersions.publishedAt), asc(courseVersions.id))
    .limit(PAGE)
    .offset(PAGE * (search.page - 1));
  return {
    total: all!.n,
    offers: await offersOf(
      ctx,
      ids.map((row) => row.id),
    ),
  };
}

/** Versions with their courses and languages, in the order asked for. */
export async function offersOf(ctx: Ctx, versionIds: string[]): Promise<Offer[]> {
  if (versionIds.length === 0) return [];
  const rows = await ctx.db.read
    .select({ course: courses, version: courseVersions, variant: courseVariants })
    .from(courseVersions)
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .innerJoin(courseVariants, eq(courseVariants.versionId, courseVersions.id))
    .where(inArray(courseVersions.id, versionIds));
  const place = new Map<string, number>(LOCALES.map(({ code }, i) => [code, i]));
  rows.sort((a, b) => place.get(a.variant.language)! - place.get(b.variant.language)!);
  return versionIds.flatMap((id) => {
    const own = rows.filter((row) => row.version.id === id);
    const [first] = own;
    return first
      ? [{ course: first.course, version: first.version, variants: own.map((row) => row.variant) }]
      : [];
  });
}

/** How many published courses there are in each language, for the filter. */
export const countByLanguage = (ctx: Ctx) =>
  ctx.db.read
    .select({ language: courseVariants.language, n: sql<number>`count(*)`.mapWith(Number) })
    .from(courseVariants)
    .innerJoin(courseVersions, eq(courseVersions.id, courseVariants.versionId))
    .where(and(eq(courseVersions.state, 'published'), ne(courseVariants.format, 'webinar')))
    .groupBy(courseVariants.language);
