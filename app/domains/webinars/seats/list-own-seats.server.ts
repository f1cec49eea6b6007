import { and, desc, eq, ne } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { withCourseOffers } from '#app/domains/webinars/internal/with-course-offers.server.ts';
import type { WebinarWithCourse } from '#app/domains/webinars/schedule/webinar.ts';
import { webinarSeats, webinars } from '#db/schema/webinars.ts';

/** Webinars that the reader is or was registered for, the latest first; 100 at most. */
export async function listOwnSeats(ctx: Ctx): Promise<WebinarWithCourse[]> {
  mustBeSignedIn(ctx);
  const rows = await ctx.db.read
    .select({ webinar: webinars })
    .from(webinarSeats)
    .innerJoin(webinars, eq(webinars.id, webinarSeats.webinarId))
    .where(
      and(
        eq(webinarSeats.personId, ctx.actor.id),
        ne(webinarSeats.state, 'left'),
        eq(webinars.state, 'announced'),
      ),
    )
    .orderBy(desc(webinars.startsAt))
    .limit(100);
  return withCourseOffers(
    ctx,
    rows.map(({ webinar }) => webinar),
  );
}
