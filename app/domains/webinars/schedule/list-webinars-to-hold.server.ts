import { and, asc, count, eq, gte, inArray, isNull, ne, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { withCourseOffers } from '#app/domains/webinars/internal/with-course-offers.server.ts';
import { HOUR_MS } from '#app/platform/time.ts';
import { roomSlides } from '#db/schema/rooms.ts';
import { webinarSeats, webinarStaff, webinars } from '#db/schema/webinars.ts';
import type { WebinarWithCourse } from './webinar.ts';

export type WebinarToHold = WebinarWithCourse & {
  isHost: boolean;
  registered: number;
  slides: number;
};

/** Webinars that the actor hosts or helps to host and that are not over, the next ten: with how many are registered, and how many slides there are. */
export async function listWebinarsToHold(ctx: Ctx): Promise<WebinarToHold[]> {
  mustBeSignedIn(ctx);
  const { actor, now } = ctx;
  const { read } = ctx.db;
  const helped = read
    .select({ id: webinarStaff.webinarId })
    .from(webinarStaff)
    .where(eq(webinarStaff.personId, actor.id));
  const rows = await read
    .select()
    .from(webinars)
    .where(
      and(
        or(eq(webinars.hostId, actor.id), inArray(webinars.id, helped)),
        ne(webinars.state, 'cancelled'),
        isNull(webinars.endedAt),
        gte(webinars.endsAt, new Date(now.getTime() - HOUR_MS)),
      ),
    )
    .orderBy(asc(webinars.startsAt), asc(webinars.id))
    .limit(10);
  const ids = rows.map(({ id }) => id);
  const seats = await read
    .select({ id: webinarSeats.webinarId, all: count() })
    .from(webinarSeats)
    .where(and(inArray(webinarSeats.webinarId, ids), eq(webinarSeats.state, 'seat')))
    .groupBy(webinarSeats.webinarId);
  // A webinar's room has the same id.
  const slides = await read
    .select({ id: roomSlides.roomId, all: count() })
    .from(roomSlides)
    .where(inArray(roomSlides.roomId, ids))
    .groupBy(roomSlides.roomId);
  return (await withCourseOffers(ctx, rows)).map((each) => ({
    ...each,
    isHost: each.webinar.hostId === actor.id,
    registered: seats.find(({ id }) => id === each.webinar.id)?.all ?? 0,
    slides: slides.find(({ id }) => id === each.webinar.id)?.all ?? 0,
  }));
}
