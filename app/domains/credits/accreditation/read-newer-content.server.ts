import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { listOffersOfVersion } from '#app/domains/catalogue/versions/list-offers-of-version.server.ts';
import { type ContentChange, contentChanges } from '#app/domains/catalogue/versions/accredited-content.ts';

export type NewerContent = { number: number; isDraft: boolean; changes: ContentChange[] };

/**
 * What the newest later version of a course, published or still a draft, changes of what was accredited; null where there is
 * none. Nothing else of a draft is shown. The caller has authorised.
 */
export async function readNewerContent(ctx: Ctx, offer: CourseOffer): Promise<NewerContent | null> {
  const [newest] = await listOffersOfVersion(ctx, offer.version);
  if (!newest || newest.version.number <= offer.version.number) return null;
  return {
    number: newest.version.number,
    isDraft: newest.version.state === 'draft',
    changes: contentChanges(offer, newest),
  };
}
