import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { courses } from '#db/schema/catalogue.ts';
import { recordings } from '#db/schema/webinars.ts';

/** The recording of a webinar, while it is offered. Public. */
export async function findRecordingSlug(ctx: Ctx, webinarId: string): Promise<string | null> {
  const [row] = await ctx.db.read
    .select({ slug: courses.slug })
    .from(recordings)
    .innerJoin(courses, eq(courses.id, recordings.courseId))
    .where(
      and(eq(recordings.webinarId, webinarId), eq(recordings.published, true), isNull(courses.unpublishedAt)),
    );
  return row?.slug ?? null;
}
