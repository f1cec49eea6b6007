import { eq } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import type { LiveCourse } from './live-course.ts';

/** Saves its minutes and specialties; the caller has authorised. */
export async function updateLiveVersionIn(
  tx: Tx,
  versionId: string,
  { minutes, specialties }: Omit<LiveCourse, 'format'>,
): Promise<void> {
  await tx.update(courseVersions).set({ minutes, specialties }).where(eq(courseVersions.id, versionId));
}
