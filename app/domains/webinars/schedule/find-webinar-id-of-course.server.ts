import { eq } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { recordings, webinars } from '#db/schema/webinars.ts';

/** The webinar that a course is, or is the recording of; null for other courses. The caller has authorised. */
export async function findWebinarIdOfCourse(read: Reader, courseId: string): Promise<string | null> {
  const [webinar] = await read
    .select({ id: webinars.id })
    .from(webinars)
    .where(eq(webinars.courseId, courseId));
  if (webinar) return webinar.id;
  const [recording] = await read
    .select({ id: recordings.webinarId })
    .from(recordings)
    .where(eq(recordings.courseId, courseId));
  return recording?.id ?? null;
}
