import { and, asc, eq, gt, isNull, lt, ne, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { withCourseOffers } from '#app/domains/webinars/internal/with-course-offers.server.ts';
import { webinars } from '#db/schema/webinars.ts';
import type { Webinar } from './webinar.ts';

export type ClashingWebinar = {
  id: string;
  title: string;
  language: string;
  startsAt: Date;
  endsAt: Date;
  /** Of the same host, who cannot hold both; otherwise one for readers of the same language. */
  sameHost: boolean;
};

/**
 * Other webinars at the same time: those of its host, planned or announced, and announced ones in one of its languages, which share its guests.
 * None once it is begun or cancelled. The caller has authorised.
 */
export async function listClashingWebinars(
  ctx: Ctx,
  webinar: Webinar,
  offer: CourseOffer,
): Promise<ClashingWebinar[]> {
  if (webinar.openedAt || webinar.state === 'cancelled') return [];
  const rows = await ctx.db.read
    .select()
    .from(webinars)
    .where(
      and(
        lt(webinars.startsAt, webinar.endsAt),
        gt(webinars.endsAt, webinar.startsAt),
        isNull(webinars.endedAt),
        ne(webinars.id, webinar.id),
        or(
          eq(webinars.state, 'announced'),
          and(eq(webinars.hostId, webinar.hostId), eq(webinars.state, 'draft')),
        ),
      ),
    )
    .orderBy(asc(webinars.startsAt), asc(webinars.id));
  const languages = new Set(offer.variants.map(({ language }) => language));
  return (await withCourseOffers(ctx, rows)).flatMap(({ webinar: other, offer: { variants } }) => {
    const sameHost = other.hostId === webinar.hostId;
    const shared = variants.find(({ language }) => languages.has(language));
    if (!sameHost && !shared) return [];
    const { title, language } = shared ?? variants[0]!;
    return [{ id: other.id, title, language, startsAt: other.startsAt, endsAt: other.endsAt, sameHost }];
  });
}
