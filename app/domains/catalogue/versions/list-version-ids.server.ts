import { desc, eq } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { courseVersions } from '#db/schema/catalogue.ts';

/** Versions of a course, the newest first. The caller has authorised. */
export async function listVersionIds(read: Reader, courseId: string): Promise<string[]> {
  const rows = await read
    .select({ id: courseVersions.id })
    .from(courseVersions)
    .where(eq(courseVersions.courseId, courseId))
    .orderBy(desc(courseVersions.number));
  return rows.map(({ id }) => id);
}
