import { and, asc, eq, gte } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { withCourseOffers } from '#app/domains/webinars/internal/with-course-offers.server.ts';
import { webinars } from '#db/schema/webinars.ts';
import { HOUR_MS } from '#app/platform/time.ts';
import type { WebinarWithCourse } from './webinar.ts';

/** Announced and not over: the next first. Public. */
export async function listUpcomingWebinars(ctx: Ctx): Promise<WebinarWithCourse[]> {
  const rows = await ctx.db.read
    .select()
    .from(webinars)
    .where(and(eq(webinars.state, 'announced'), gte(webinars.endsAt, new Date(ctx.now.getTime() - HOUR_MS))))
    .orderBy(asc(webinars.startsAt))
    .limit(50);
  return withCourseOffers(
    ctx,
    rows.filter((row) => row.endedAt === null),
  );
}
