import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { withCourseOffers } from '#app/domains/webinars/internal/with-course-offers.server.ts';
import { webinars } from '#db/schema/webinars.ts';
import type { WebinarWithCourse } from './webinar.ts';

/** Webinars that people register for and that wait for the actor as their host, the next first. */
export async function listHostedWebinars(ctx: Ctx): Promise<WebinarWithCourse[]> {
  mustBeSignedIn(ctx);
  const rows = await ctx.db.read
    .select()
    .from(webinars)
    .where(and(eq(webinars.hostId, ctx.actor.id), eq(webinars.state, 'announced'), isNull(webinars.endedAt)))
    .orderBy(asc(webinars.startsAt), asc(webinars.id));
  return withCourseOffers(ctx, rows);
}
