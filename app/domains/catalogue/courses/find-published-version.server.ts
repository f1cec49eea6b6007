import { and, eq } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';

/** Ids of the course at an address and of its published version; null where nothing is published there. */
export async function findPublishedVersion(
  read: Reader,
  slug: string,
): Promise<{ courseId: string; versionId: string } | null> {
  const query = prepared(read, 'catalogue_published', (db) =>
    db
      .select({ courseId: courses.id, versionId: courseVersions.id })
      .from(courses)
      .innerJoin(courseVersions, eq(courseVersions.courseId, courses.id))
      .where(and(eq(courses.slug, boundValue('slug')), eq(courseVersions.state, 'published'))),
  );
  const [row] = await query.execute({ slug });
  return row ?? null;
}
