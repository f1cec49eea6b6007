import { eq, inArray } from 'drizzle-orm';
import { LOCALES } from '#app/i18n/locales.ts';
import type { Reader } from '#db/database.ts';
import { courseVariants, courseVersions, courses } from '#db/schema/catalogue.ts';
import { selectByKeys } from '#db/select-by-keys.ts';
import type { CourseOffer } from './course.ts';

/** Versions with their courses and languages, in the order asked for. */
export async function listCourseOffers(read: Reader, versionIds: string[]): Promise<CourseOffer[]> {
  const rows = await selectByKeys(read, 'catalogue_offers', versionIds, (db, places) =>
    db
      .select({ course: courses, version: courseVersions, variant: courseVariants })
      .from(courseVersions)
      .innerJoin(courses, eq(courses.id, courseVersions.courseId))
      .innerJoin(courseVariants, eq(courseVariants.versionId, courseVersions.id))
      .where(inArray(courseVersions.id, places)),
  );
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
