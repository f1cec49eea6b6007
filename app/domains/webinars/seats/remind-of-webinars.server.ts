import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import { ADDRESSEE } from '#app/domains/accounts/notifications.server.ts';
import { listCourseOffers } from '#app/domains/catalogue/courses/list-course-offers.server.ts';
import { notifyOfWebinarIn } from '#app/domains/webinars/notifications.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { people } from '#db/schema/accounts.ts';
import { webinarSeats, webinars } from '#db/schema/webinars.ts';
import { HOUR_MS } from '#app/platform/time.ts';

/** Hours before the start at which everybody with a seat is reminded. */
const REMINDER_HOURS = [24, 1];

/** Sends the reminders that are due; each once for each time at which it was to begin. Returns how many. */
export async function remindOfWebinars(platform: Platform, now: Date): Promise<number> {
  const rows = await platform.db.read
    .select({ webinar: webinars, seat: webinarSeats, person: ADDRESSEE })
    .from(webinarSeats)
    .innerJoin(webinars, eq(webinars.id, webinarSeats.webinarId))
    .innerJoin(people, eq(people.id, webinarSeats.personId))
    .where(
      and(
        eq(webinarSeats.state, 'seat'),
        eq(webinars.state, 'announced'),
        isNull(webinars.openedAt),
        gt(webinars.startsAt, now),
        lt(webinars.startsAt, new Date(now.getTime() + REMINDER_HOURS[0]! * HOUR_MS)),
      ),
    );
  const ctx = { ...platform, now, requestId: 'reminders', actor: null, remote: null };
  let sent = 0;
  await doEach(rows, async ({ webinar, seat, person }) => {
    const hours = (webinar.startsAt.getTime() - now.getTime()) / HOUR_MS;
    const due = REMINDER_HOURS.filter((each) => hours <= each).at(-1)!;
    // Somebody who took the seat within that time has just been mailed.
    const fresh = (webinar.startsAt.getTime() - seat.joinedAt.getTime()) / HOUR_MS <= due;
    if (fresh || (seat.remindedHours !== null && seat.remindedHours <= due)) return;
    const [offer] = await listCourseOffers(platform.db.read, [webinar.versionId]);
    const { registrationId } = seat;
    const isReminded = await platform.db.transact(async (tx) => {
      // Only if unchanged: it may have been moved, or another process may have sent the reminder.
      const [same] = await tx
        .select({ seat: webinarSeats })
        .from(webinarSeats)
        .innerJoin(webinars, eq(webinars.id, webinarSeats.webinarId))
        .where(
          and(
            eq(webinarSeats.registrationId, registrationId),
            eq(webinarSeats.state, 'seat'),
            eq(webinars.state, 'announced'),
            eq(webinars.startsAt, webinar.startsAt),
          ),
        );
      if (same?.seat.remindedHours !== seat.remindedHours) return false;
      await tx
        .update(webinarSeats)
        .set({ remindedHours: due })
        .where(eq(webinarSeats.registrationId, registrationId));
      const once = `reminder ${registrationId} ${webinar.startsAt.toISOString()} ${due}`;
      await notifyOfWebinarIn(tx, ctx, { webinar, offer: offer! }, [person], 'reminder', { once });
      return true;
    });
    if (isReminded) sent++;
  });
  return sent;
}
