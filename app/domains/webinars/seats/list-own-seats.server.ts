import { and, asc, desc, eq, gte, isNull, ne } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { withCourseOffers } from '#app/domains/webinars/internal/with-course-offers.server.ts';
import type { WebinarWithCourse } from '#app/domains/webinars/schedule/webinar.ts';
import { HOUR_MS } from '#app/platform/time.ts';
import { webinarSeats, webinars } from '#db/schema/webinars.ts';

/**
 * Webinars that the reader is or was registered for, the latest first, 100 at most; `coming`: those in which they have a seat and that are
 * not over, the next five.
 */
export async function listOwnSeats(ctx: Ctx, { coming = false } = {}): Promise<WebinarWithCourse[]> {
  mustBeSignedIn(ctx);
  const rows = await ctx.db.read
    .select({ webinar: webinars })
    .from(webinarSeats)
    .innerJoin(webinars, eq(webinars.id, webinarSeats.webinarId))
    .where(
      and(
        eq(webinarSeats.personId, ctx.actor.id),
        eq(webinars.state, 'announced'),
        ...(coming
          ? [
              eq(webinarSeats.state, 'seat'),
              isNull(webinars.endedAt),
              gte(webinars.endsAt, new Date(ctx.now.getTime() - HOUR_MS)),
            ]
          : [ne(webinarSeats.state, 'left')]),
      ),
    )
    .orderBy(coming ? asc(webinars.startsAt) : desc(webinars.startsAt))
    .limit(coming ? 5 : 100);
  return withCourseOffers(
    ctx,
    rows.map(({ webinar }) => webinar),
  );
}
