import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { courses } from '#db/schema/catalogue.ts';
import { recordings } from '#db/schema/webinars.ts';

/** The recording of a webinar, once it is published. Public. */
export async function findRecordingSlug(ctx: Ctx, webinarId: string): Promise<string | null> {
  const [row] = await ctx.db.read
    .select({ slug: courses.slug })
    .from(recordings)
    .innerJoin(courses, eq(courses.id, recordings.courseId))
    .where(and(eq(recordings.webinarId, webinarId), eq(recordings.published, true)));
  return row?.slug ?? null;
}
