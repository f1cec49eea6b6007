import { and, desc, eq, lt } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { withCourseOffers } from '#app/domains/webinars/internal/with-course-offers.server.ts';
import { webinars } from '#db/schema/webinars.ts';
import type { WebinarWithCourse } from './webinar.ts';

/** Webinars of the last year, the newest first. Public. */
export async function listPastWebinars(ctx: Ctx): Promise<WebinarWithCourse[]> {
  const rows = await ctx.db.read
    .select()
    .from(webinars)
    .where(and(eq(webinars.state, 'announced'), lt(webinars.startsAt, ctx.now)))
    .orderBy(desc(webinars.startsAt))
    .limit(50);
  return withCourseOffers(
    ctx,
    rows.filter((row) => row.endedAt !== null || row.endsAt < ctx.now),
  );
}
