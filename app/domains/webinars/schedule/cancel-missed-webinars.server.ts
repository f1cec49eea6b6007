import { and, eq, isNull, lt } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { ADDRESSEE } from '#app/domains/accounts/notifications.server.ts';
import { listCourseOffers } from '#app/domains/catalogue/courses/list-course-offers.server.ts';
import { notifyOfWebinarIn } from '#app/domains/webinars/notifications.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import { urls } from '#app/urls.ts';
import { people } from '#db/schema/accounts.ts';
import { webinars } from '#db/schema/webinars.ts';
import { cancelWebinarIn } from './cancel-webinar.server.ts';

/** A host who never came: once its time is over, attendees and host are notified. */
export async function cancelMissedWebinars(ctx: Ctx): Promise<void> {
  const rows = await ctx.db.read
    .select()
    .from(webinars)
    .where(and(eq(webinars.state, 'announced'), isNull(webinars.openedAt), lt(webinars.endsAt, ctx.now)));
  await doEach(rows, async (webinar) => {
    const [offer] = await listCourseOffers(ctx.db.read, [webinar.versionId]);
    const [host] = await ctx.db.read.select(ADDRESSEE).from(people).where(eq(people.id, webinar.hostId));
    await ctx.db.transact(async (tx) => {
      // Another process may have been here first.
      if (!(await cancelWebinarIn(tx, ctx, { webinar, offer: offer! }, 'missed'))) return;
      await notifyOfWebinarIn(tx, ctx, { webinar, offer: offer! }, [host!], 'missed', {
        path: urls.ownWebinar(webinar.id),
      });
    });
  });
}
