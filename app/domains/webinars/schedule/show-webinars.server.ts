import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readCreditOffers } from '#app/domains/credits/accreditation/read-credit-offers.server.ts';
import { listSeatStates } from '#app/domains/webinars/seats/list-seat-states.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import type { ListedWebinar } from './listed-webinar.ts';
import type { WebinarWithCourse } from './webinar.ts';

/** Webinars as their lists show them: in the reader's language where there is one, with what they are worth and whether the reader is registered. */
export async function showWebinars(
  ctx: Ctx,
  found: WebinarWithCourse[],
  locale: string,
): Promise<ListedWebinar[]> {
  const offered = await readCreditOffers(
    ctx,
    found.map(({ offer }) => offer.version.id),
  );
  const seats = await listSeatStates(
    ctx,
    found.map(({ webinar }) => webinar.id),
  );
  return found.map(({ webinar, offer }) => {
    const { title, summary, language } = pickVariant(offer.variants, locale)!;
    return {
      slug: offer.course.slug,
      title,
      summary,
      language,
      startsAt: webinar.startsAt,
      minutes: offer.version.minutes,
      languages: offer.variants.map((each) => each.language),
      live: webinar.openedAt !== null && webinar.endedAt === null,
      seat: seats.get(webinar.id) ?? null,
      credit: offered.get(offer.version.id) ?? null,
    };
  });
}
