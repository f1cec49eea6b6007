import { and, eq } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { courses } from '#db/schema/catalogue.ts';
import { completions, registrations } from '#db/schema/learning.ts';

/** Whether somebody has completed the webinar, or its recording, with this address in the catalogue. */
export async function hasCompletedWebinar(read: Reader, personId: string, slug: string): Promise<boolean> {
  const [row] = await read
    .select({ at: completions.at })
    .from(completions)
    .innerJoin(registrations, eq(registrations.id, completions.registrationId))
    .innerJoin(courses, eq(courses.id, registrations.courseId))
    .where(and(eq(registrations.personId, personId), eq(courses.slug, slug)))
    .limit(1);
  return row !== undefined;
}
