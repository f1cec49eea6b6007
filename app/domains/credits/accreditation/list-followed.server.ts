import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { listOffersOfVersion } from '#app/domains/catalogue/versions/list-offers-of-version.server.ts';
import type { Coverage } from './coverage.ts';
import { listCoverage } from './list-coverage.server.ts';

/** What became of the accreditations of a version that was replaced, for those who still take it; none of any other. */
export async function listFollowed(ctx: Ctx, { version }: CourseOffer): Promise<Coverage[]> {
  if (version.state !== 'replaced') return [];
  const coverage = await listCoverage(ctx, await listOffersOfVersion(ctx, version));
  return coverage.filter(({ number }) => number === version.number);
}
