import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { DomainError } from '#app/platform/errors.ts';
import { readVersion } from './read-version.server.ts';

/** A published or formerly published version, for reviewers and officers. Throws `not_found`. */
export async function readPublicVersion(ctx: Ctx, versionId: string): Promise<CourseOffer> {
  const offer = await readVersion(ctx, versionId);
  if (offer.version.state === 'draft') throw new DomainError('not_found');
  return offer;
}
