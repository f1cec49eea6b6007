import { desc, eq, inArray, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isMentor, mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { withCourseOffers } from '#app/domains/webinars/internal/with-course-offers.server.ts';
import { webinarStaff, webinars } from '#db/schema/webinars.ts';
import type { WebinarWithCourse } from './webinar.ts';

/** Webinars that the actor hosts or helps to host, the newest first. */
export async function listOwnWebinars(ctx: Ctx): Promise<WebinarWithCourse[]> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const helps = await ctx.db.read
    .select({ id: webinarStaff.webinarId })
    .from(webinarStaff)
    .where(eq(webinarStaff.personId, actor.id));
  mustBeAllowed(ctx, isMentor(actor) || helps.length > 0);
  const rows = await ctx.db.read
    .select()
    .from(webinars)
    .where(
      or(
        eq(webinars.hostId, actor.id),
        inArray(
          webinars.id,
          helps.map((each) => each.id),
        ),
      ),
    )
    .orderBy(desc(webinars.startsAt))
    .limit(200);
  return withCourseOffers(ctx, rows);
}
