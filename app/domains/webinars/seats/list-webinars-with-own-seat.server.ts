import { and, asc, eq, gte, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { withCourseOffers } from '#app/domains/webinars/internal/with-course-offers.server.ts';
import type { WebinarWithCourse } from '#app/domains/webinars/schedule/webinar.ts';
import { webinarSeats, webinars } from '#db/schema/webinars.ts';
import { HOUR_MS } from '#app/platform/time.ts';

/** Webinars that are still to come or running, in which the actor has a seat; the next first. */
export async function listWebinarsWithOwnSeat(ctx: Ctx): Promise<WebinarWithCourse[]> {
  mustBeSignedIn(ctx);
  const rows = await ctx.db.read
    .select({ webinar: webinars })
    .from(webinarSeats)
    .innerJoin(webinars, eq(webinars.id, webinarSeats.webinarId))
    .where(
      and(
        eq(webinarSeats.personId, ctx.actor.id),
        eq(webinarSeats.state, 'seat'),
        eq(webinars.state, 'announced'),
        isNull(webinars.endedAt),
        gte(webinars.endsAt, new Date(ctx.now.getTime() - HOUR_MS)),
      ),
    )
    .orderBy(asc(webinars.startsAt))
    .limit(5);
  return withCourseOffers(
    ctx,
    rows.map((row) => row.webinar),
  );
}
