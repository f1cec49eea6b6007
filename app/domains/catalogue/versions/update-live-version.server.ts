import { eq } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import type { LiveCourse } from './live-course.ts';

/** How long it takes and for whom; the caller has shown that it is the actor's own. */
export async function updateLiveVersionIn(
  tx: Tx,
  versionId: string,
  { minutes, specialties }: Omit<LiveCourse, 'format'>,
): Promise<void> {
  await tx.update(courseVersions).set({ minutes, specialties }).where(eq(courseVersions.id, versionId));
}
